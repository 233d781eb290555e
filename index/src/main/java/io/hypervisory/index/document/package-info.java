/// What stands in Elasticsearch of one entry, and how it is made. Pure.
@NullMarked
package io.hypervisory.index.document;

import org.jspecify.annotations.NullMarked;
