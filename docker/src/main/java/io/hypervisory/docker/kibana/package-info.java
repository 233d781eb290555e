/// What Kibana shows of the index, described once, and loading it there.
@NullMarked
package io.hypervisory.docker.kibana;

import org.jspecify.annotations.NullMarked;
