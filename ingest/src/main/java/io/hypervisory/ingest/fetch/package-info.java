/// HTTP, politely and within limits: the only place that asks the web.
@NullMarked
package io.hypervisory.ingest.fetch;

import org.jspecify.annotations.NullMarked;
