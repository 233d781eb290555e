/// Dead letters that are open: read from their topic, shown, and put back.
@NullMarked
package io.hypervisory.index.letters;

import org.jspecify.annotations.NullMarked;
