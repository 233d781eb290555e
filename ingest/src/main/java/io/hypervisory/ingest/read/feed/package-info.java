/// Feeds, and the pages of blogs.
@NullMarked
package io.hypervisory.ingest.read.feed;

import org.jspecify.annotations.NullMarked;
