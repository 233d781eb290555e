package io.hypervisory.index.query;

import java.io.Serial;

/// A query that cannot be understood, and where.
public final class QuerySyntaxException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final int column;

    /// @param column from 1, of the query as it was written
    public QuerySyntaxException(String message, int column) {
        super(message);
        this.column = column;
    }

    public int column() {
        return column;
    }
}
