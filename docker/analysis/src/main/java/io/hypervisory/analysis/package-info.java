/// What the embedded Elasticsearch lacks of the module `analysis-common`.
@NullMarked
package io.hypervisory.analysis;

import org.jspecify.annotations.NullMarked;
