/// How often a host built on a day would have been taken down for patching, and why: pure functions
/// over what is known of patches. Nothing here knows clocks, I/O, or where the facts come from.
@NullMarked
package io.hypervisory.enrich.judgement.cadence;

import org.jspecify.annotations.NullMarked;
