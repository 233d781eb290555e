/// Writes all that a query finds, one entry after the other, in formats that others read.
@NullMarked
package io.hypervisory.index.export;

import org.jspecify.annotations.NullMarked;
