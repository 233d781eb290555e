package io.hypervisory.index.decision;

import io.hypervisory.enrich.contract.Urgency.Level;

/// Within how many whole days of a notice's publication one wants to have acted, by its urgency.
public record Deadlines(int immediate, int high, int moderate, int low) {
    /// What holds unless told otherwise.
    public static final Deadlines STANDARD = new Deadlines(3, 14, 30, 90);

    public Deadlines {
        for (int days : new int[] {immediate, high, moderate, low}) {
            if (days < 0) {
                throw new IllegalArgumentException(days + " days are below 0");
            }
        }
    }

    public int days(Level level) {
        return switch (level) {
            case IMMEDIATE -> immediate;
            case HIGH -> high;
            case MODERATE -> moderate;
            case LOW -> low;
        };
    }
}
