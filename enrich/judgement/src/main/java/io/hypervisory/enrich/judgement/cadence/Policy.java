package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which fixes one installs. Whatever is chosen brings what it requires.
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

    /// The chosen ones, in their order.
    ///
    /// @param needs for [#NEEDED], whether one has the problem that a fix is for
    List<Fix> choose(Collection<Fix> fixes, Predicate<Fix> needs) {
        Map<NoticeId, Fix> byId = new HashMap<>();
        fixes.forEach(fix -> byId.put(fix.id(), fix));
        Set<NoticeId> chosen = new HashSet<>();
        var open = new ArrayDeque<Fix>();
        fixes.stream().filter(fix -> isChosen(fix, needs)).forEach(open::add);
        while (!open.isEmpty()) {
            Fix fix = open.remove();
            if (chosen.add(fix.id())) {
                fix.requires().stream()
                        .map(byId::get)
                        .filter(one -> one != null)
                        .forEach(open::add);
            }
        }
        return fixes.stream().filter(fix -> chosen.contains(fix.id())).toList();
    }

    private boolean isChosen(Fix fix, Predicate<Fix> needs) {
        return switch (this) {
            case ALL -> true;
            case SECURITY -> fix.isSecurity();
            case CRITICAL -> fix.isCritical();
            case NEEDED -> fix.isSecurity() || fix.isCritical() || needs.test(fix);
        };
    }
}
