/// Answers queries from what is indexed.
@NullMarked
package io.hypervisory.index.search;

import org.jspecify.annotations.NullMarked;
