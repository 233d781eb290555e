/// Pure steps, (state, message) → (state, messages): merging what several witnesses say, numbering
/// revisions, and gathering advisories by CVE. Nothing here knows Kafka or a clock.
@NullMarked
package io.hypervisory.enrich.merge;

import org.jspecify.annotations.NullMarked;
