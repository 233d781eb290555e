/// Documents as they were fetched.
@NullMarked
package io.hypervisory.index.original;

import org.jspecify.annotations.NullMarked;
