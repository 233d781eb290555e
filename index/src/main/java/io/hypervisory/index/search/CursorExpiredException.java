package io.hypervisory.index.search;

import java.io.Serial;

/// The state that a cursor reads is not kept any more; the list must be read from its start.
public final class CursorExpiredException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    public CursorExpiredException(Throwable cause) {
        super("the cursor has expired: it is kept for 5 minutes after each page", cause);
    }
}
