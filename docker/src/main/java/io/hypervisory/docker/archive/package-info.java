/// The demo's archive site: facts from data files, rendered in the formats of those who published
/// them and served on loopback. It writes facts and never judges; what the facts do not hold, no
/// page says.
@NullMarked
package io.hypervisory.docker.archive;

import org.jspecify.annotations.NullMarked;
