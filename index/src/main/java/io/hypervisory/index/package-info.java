/// Keeps Elasticsearch equal to the topics of advisories, patches and posts.
@NullMarked
package io.hypervisory.index;

import org.jspecify.annotations.NullMarked;
