package io.hypervisory.docker.e2e;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/// Runs a class where a Docker engine answers. Where none does, the class is left out and that is
/// said aloud; with the system property `require.docker=true` it fails instead.
final class RequiresDocker implements ExecutionCondition {
    /// Begins the line that says so; whoever counts searches for it.
    static final String NOT_RUN = "CONTAINER TESTS NOT RUN: ";

    private final BooleanSupplier docker;
    private final BooleanSupplier required;
    private final PrintStream aloud;

    RequiresDocker() {
        this(
                () -> DockerClientFactory.instance().isDockerAvailable(),
                () -> Boolean.getBoolean("require.docker"),
                System.err);
    }

    RequiresDocker(BooleanSupplier docker, BooleanSupplier required, PrintStream aloud) {
        this.docker = docker;
        this.required = required;
        this.aloud = aloud;
    }

    /// Methods follow their class, so that each class is counted once.
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? ConditionEvaluationResult.enabled("as its class")
                : evaluate(context.getRequiredTestClass());
    }

    /// @throws IllegalStateException when Docker is required and absent
    ConditionEvaluationResult evaluate(Class<?> test) {
        if (docker.getAsBoolean()) {
            return ConditionEvaluationResult.enabled("Docker answers");
        }
        if (required.getAsBoolean()) {
            throw new IllegalStateException(
                    test.getSimpleName()
                            + " needs a Docker engine, none answers, and require.docker=true");
        }
        aloud.println(NOT_RUN + test.getName());
        return ConditionEvaluationResult.disabled("no Docker engine answers");
    }
}
