/// Finds the notices that may belong to one.
@NullMarked
package io.hypervisory.index.related;

import org.jspecify.annotations.NullMarked;
