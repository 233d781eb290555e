/// The Kafka Streams frame around the pure steps: notices in, advisories, patches, posts, changes
/// and CVEs out.
@NullMarked
package io.hypervisory.enrich;

import org.jspecify.annotations.NullMarked;
