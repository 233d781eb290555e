package io.hypervisory.docker;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs a class where something outside the project is there. Where it is not, the class is left
/// out and that is said aloud; with a system property it fails instead.
public abstract class Requires implements ExecutionCondition {
    private final Need need;
    private final BooleanSupplier present;
    private final BooleanSupplier required;
    private final PrintStream aloud;

    /// What a class needs.
    ///
    /// @param what as in `it needs a Docker engine, which is absent`
    /// @param property that makes it a must
    /// @param leftOut begins the line that says a class was left out; whoever counts searches for
    ///   it
    public record Need(String what, String property, String leftOut) {}

    protected Requires(Need need, BooleanSupplier present) {
        this(need, present, () -> Boolean.getBoolean(need.property()), System.err);
    }

    protected Requires(
            Need need, BooleanSupplier present, BooleanSupplier required, PrintStream aloud) {
        this.need = need;
        this.present = present;
        this.required = required;
        this.aloud = aloud;
    }

    /// Methods follow their class, so that each class is counted once.
    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? ConditionEvaluationResult.enabled("as its class")
                : evaluate(context.getRequiredTestClass());
    }

    /// @throws IllegalStateException when it is required and absent
    public final ConditionEvaluationResult evaluate(Class<?> test) {
        if (present.getAsBoolean()) {
            return ConditionEvaluationResult.enabled(need.what() + " is there");
        }
        String missing = test.getSimpleName() + " needs " + need.what() + ", which is absent";
        if (required.getAsBoolean()) {
            throw new IllegalStateException(missing + ", and " + need.property() + "=true");
        }
        aloud.println(need.leftOut() + test.getSimpleName() + " not run");
        return ConditionEvaluationResult.disabled(missing);
    }
}
