/// The benchmark: a generated CSAF provider crawled through to the last document searchable, beside
/// what the same search server takes when it is fed directly.
@NullMarked
package io.hypervisory.docker.bench;

import org.jspecify.annotations.NullMarked;
