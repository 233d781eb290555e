/// Vendors side by side: who spoke of a CVE when, and which notices belong together and why. Pure
/// functions; nothing here knows clocks, I/O, or where the facts come from.
@NullMarked
package io.hypervisory.enrich.judgement.crossvendor;

import org.jspecify.annotations.NullMarked;
