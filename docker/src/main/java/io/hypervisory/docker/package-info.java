/// Puts the three stages together: launches them, prepares their topics, packages them.
@NullMarked
package io.hypervisory.docker;

import org.jspecify.annotations.NullMarked;
