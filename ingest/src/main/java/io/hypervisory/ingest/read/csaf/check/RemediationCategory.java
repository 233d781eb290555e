package io.hypervisory.ingest.read.csaf.check;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Categories of remediations, and what each excludes (2.1, section 3.2.4.14.1, both tables).
enum RemediationCategory {
    WORKAROUND,
    MITIGATION,
    VENDOR_FIX,
    OPTIONAL_PATCH,
    NONE_AVAILABLE,
    FIX_PLANNED,
    NO_FIX_PLANNED;

    private static final Map<String, RemediationCategory> BY_WORD = new HashMap<>();

    static {
        for (RemediationCategory category : values()) {
            BY_WORD.put(category.word(), category);
        }
    }

    static @Nullable RemediationCategory of(@Nullable String word) {
        return BY_WORD.get(word);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int bit() {
        return 1 << ordinal();
    }

    /// The categories that the same product must not have beside this one, a bit for each.
    int excluded() {
        int all = (1 << values().length) - 1;
        return switch (this) {
            case WORKAROUND, MITIGATION -> OPTIONAL_PATCH.bit() | NONE_AVAILABLE.bit();
            case VENDOR_FIX ->
                    OPTIONAL_PATCH.bit()
                            | NONE_AVAILABLE.bit()
                            | FIX_PLANNED.bit()
                            | NO_FIX_PLANNED.bit();
            case OPTIONAL_PATCH, NONE_AVAILABLE -> all & ~bit();
            case FIX_PLANNED ->
                    VENDOR_FIX.bit()
                            | OPTIONAL_PATCH.bit()
                            | NONE_AVAILABLE.bit()
                            | NO_FIX_PLANNED.bit();
            case NO_FIX_PLANNED ->
                    VENDOR_FIX.bit()
                            | OPTIONAL_PATCH.bit()
                            | NONE_AVAILABLE.bit()
                            | FIX_PLANNED.bit();
        };
    }

    Set<StatusGroup> prohibitedFor() {
        return switch (this) {
            case WORKAROUND, MITIGATION, VENDOR_FIX, NONE_AVAILABLE ->
                    EnumSet.of(StatusGroup.NOT_AFFECTED, StatusGroup.FIXED);
            case OPTIONAL_PATCH -> EnumSet.of(StatusGroup.AFFECTED);
            case FIX_PLANNED, NO_FIX_PLANNED -> EnumSet.of(StatusGroup.FIXED);
        };
    }
}
