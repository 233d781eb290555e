/// How each kind of source lists its documents, and one pass over a source.
@NullMarked
package io.hypervisory.ingest.crawl;

import org.jspecify.annotations.NullMarked;
