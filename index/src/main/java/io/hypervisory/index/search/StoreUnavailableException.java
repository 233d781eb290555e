package io.hypervisory.index.search;

import java.io.Serial;

/// The store does not answer now; asking again may help.
public final class StoreUnavailableException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
