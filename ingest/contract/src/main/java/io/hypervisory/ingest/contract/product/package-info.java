/// Products and their versions: what a name, a CPE or a branch of a product tree means, and how the
/// versions of a product line follow each other. All is computed from what was said, and said is
/// kept beside it.
@NullMarked
package io.hypervisory.ingest.contract.product;

import org.jspecify.annotations.NullMarked;
