/// Makes CSAF 2.0 documents of entries.
@NullMarked
package io.hypervisory.index.export.csaf;

import org.jspecify.annotations.NullMarked;
