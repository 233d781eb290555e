/// The commands of the one executable.
@NullMarked
package io.hypervisory.docker.command;

import org.jspecify.annotations.NullMarked;
