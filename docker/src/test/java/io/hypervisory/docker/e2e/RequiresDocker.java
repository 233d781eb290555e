package io.hypervisory.docker.e2e;

import io.hypervisory.docker.Requires;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;

/// Runs a class where a Docker engine answers.
final class RequiresDocker extends Requires {
    private static final Need ENGINE =
            new Need("a Docker engine that answers", "require.docker", "DOCKER ABSENT: ");

    RequiresDocker() {
        super(ENGINE, () -> DockerClientFactory.instance().isDockerAvailable());
    }

    RequiresDocker(BooleanSupplier docker, BooleanSupplier required, PrintStream aloud) {
        super(ENGINE, docker, required, aloud);
    }
}
