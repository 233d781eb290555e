package io.hypervisory.index.web;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A request's parameter that cannot be used. Becomes a [Problem], or a page that says so.
final class BadParameterException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final String parameter;
    private final @Nullable Integer column;

    BadParameterException(String parameter, String detail, @Nullable Integer column) {
        super(detail);
        this.parameter = parameter;
        this.column = column;
    }

    Problem problem() {
        return Problem.badParameter(parameter, String.valueOf(getMessage()), column);
    }
}
