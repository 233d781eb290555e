/// The query language: Lucene syntax over documented fields, read into one tree of ours that each
/// back end translates.
@NullMarked
package io.hypervisory.index.query;

import org.jspecify.annotations.NullMarked;
