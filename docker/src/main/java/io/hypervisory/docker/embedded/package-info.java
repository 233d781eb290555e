/// A real broker and a real search server without an installation: for one machine, with data that
/// survives.
@NullMarked
package io.hypervisory.docker.embedded;

import org.jspecify.annotations.NullMarked;
