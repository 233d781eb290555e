package io.hypervisory.enrich.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One judgement with its evidence.
///
/// @param value what we say, written with hyphens: `security-fix`, `host-reboot`
/// @param verdict whether it holds; an impact that the text denies is `no`, which is not the same
///   as absent
/// @param rule the rule that says so
/// @param words the words that led to it, as they stand in the source; null when a structured field
///   did
/// @param place where they stand: a JSON pointer into the content (RFC 6901)
/// @param start, end where the words stand within that place's text, in UTF-16 units; -1 without
///   words
/// @param confidence above 0 up to 1
public record Label(
        String value,
        Verdict verdict,
        String rule,
        @Nullable String words,
        String place,
        int start,
        int end,
        double confidence) {
    /// Three values, since silence is not no. An `UNKNOWN` label stands only where the source
    /// raises the question and leaves it open.
    public enum Verdict {
        @JsonProperty("yes")
        YES,
        @JsonProperty("no")
        NO,
        @JsonProperty("unknown")
        UNKNOWN
    }

    public Label {
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    rule + ": confidence " + confidence + " is not within (0, 1]");
        }
    }
}
