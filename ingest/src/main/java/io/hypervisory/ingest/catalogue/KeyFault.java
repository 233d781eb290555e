package io.hypervisory.ingest.catalogue;

/// A value that the catalogue may not have, with the key it stands at: records are built after
/// their text was read, so that only the key leads back to the line.
final class KeyFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;

    /// @param key below what was being read: names and indexes with `/` between them
    KeyFault(String key, String message) {
        super(message);
        this.key = key;
    }

    KeyFault(String key, String message, Throwable cause) {
        super(message, cause);
        this.key = key;
    }

    String key() {
        return key;
    }
}
