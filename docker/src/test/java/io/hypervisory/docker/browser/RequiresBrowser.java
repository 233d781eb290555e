package io.hypervisory.docker.browser;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs a class where Chromium and its driver are installed. Where they are not, the class is left
/// out and that is said aloud; with the system property `require.browser=true` it fails instead.
final class RequiresBrowser implements ExecutionCondition {
    /// Begins the line that says so; whoever counts searches for it.
    static final String ABSENT = "CHROMIUM ABSENT: ";

    private final BooleanSupplier browser;
    private final BooleanSupplier required;
    private final PrintStream aloud;

    RequiresBrowser() {
        this(
                () -> Chromium.installed().isPresent(),
                () -> Boolean.getBoolean("require.browser"),
                System.err);
    }

    RequiresBrowser(BooleanSupplier browser, BooleanSupplier required, PrintStream aloud) {
        this.browser = browser;
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

    /// @throws IllegalStateException when a browser is required and absent
    ConditionEvaluationResult evaluate(Class<?> test) {
        if (browser.getAsBoolean()) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        if (required.getAsBoolean()) {
            throw new IllegalStateException(
                    test.getSimpleName()
                            + " needs chromium and chromedriver, one is not on the PATH, and"
                            + " require.browser=true");
        }
        aloud.println(ABSENT + test.getSimpleName() + " not run");
        return ConditionEvaluationResult.disabled("Chromium or chromedriver is not installed");
    }
}
