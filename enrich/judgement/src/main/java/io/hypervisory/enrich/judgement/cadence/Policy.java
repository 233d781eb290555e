package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Which fixes one installs. Whatever is chosen brings what it requires: see [Plan].
public enum Policy {
    @JsonProperty("all")
    ALL,
    @JsonProperty("security")
    SECURITY,
    /// What the publisher calls critical, of whatever kind.
    @JsonProperty("critical")
    CRITICAL,
    /// Security and critical always, another one only for a problem that one has. A comment on the
    /// founding post advised it.
    @JsonProperty("needed")
    NEEDED;

    /// Empty when there is none of that word.
    public static Optional<Policy> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /// As people write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it chooses a fix for its own sake.
    ///
    /// @param needs for [#NEEDED], whether one has the problem that a fix is for
    boolean isChosen(Fix fix, Predicate<Fix> needs) {
        return switch (this) {
            case ALL -> true;
            case SECURITY -> fix.isSecurity();
            case CRITICAL -> fix.isCritical();
            case NEEDED -> fix.isSecurity() || fix.isCritical() || needs.test(fix);
        };
    }
}
