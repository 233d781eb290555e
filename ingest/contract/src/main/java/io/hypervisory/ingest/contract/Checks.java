package io.hypervisory.ingest.contract;

/// Argument checks of the records here.
final class Checks {
    private Checks() {}

    static String nonBlank(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return value;
    }
}
