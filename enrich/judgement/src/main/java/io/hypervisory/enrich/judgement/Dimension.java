package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ten dimensions of judgement and the values that each may have: the only place that lists
/// them. Symptoms and hardware are without end, so those two take any value of their form.
public enum Dimension {
    KIND(
            "kind",
            Classification::kinds,
            "security-fix",
            "critical-fix",
            "general-fix",
            "hardware-enablement",
            "feature",
            "release",
            "informational"),
    COMPONENT(
            "component",
            Classification::components,
            "service-console",
            "hypervisor",
            "virtual-hardware",
            "guest-tools",
            "management",
            "drivers-firmware",
            "third-party",
            "hosted-product",
            "container-kernel",
            "hosting-panel",
            "not-virtualization",
            "unknown"),
    FORM_FACTOR("form-factor", Classification::formFactors, "classic", "embedded"),
    MECHANISM("mechanism", Classification::mechanisms, "package", "whole-image", "live"),
    /// `avoided-by-migration`: guests that are moved away in time notice nothing.
    IMPACT(
            "impact",
            Classification::impacts,
            "live",
            "service-restart",
            "tools-upgrade",
            "vm-power-cycle",
            "vm-migration",
            "host-reboot",
            "management-outage",
            "avoided-by-migration"),
    ATTACK(
            "attack",
            Classification::attacks,
            "exploited",
            "public-exploit",
            "guest-to-host",
            "guest-to-guest",
            "dos-host",
            "dos-guest",
            "local",
            "remote"),
    QUALITY(
            "quality",
            Classification::qualities,
            "recalled",
            "re-released",
            "superseded-within-30-days",
            "known-problem"),
    STATE("state", Classification::states, "withdrawn", "superseded", "rejected"),
    FIXES("fixes", Classification::fixes),
    HARDWARE("hardware", Classification::hardware);

    private final String word;
    private final Function<Classification, List<Label>> labels;
    private final Set<String> values;

    Dimension(String word, Function<Classification, List<Label>> labels, String... values) {
        this.word = word;
        this.labels = labels;
        this.values = new LinkedHashSet<>(List.of(values));
    }

    /// As rules write it: `form-factor`.
    public String word() {
        return word;
    }

    /// What a label of it may say, in the order of this list; empty when without end.
    public Set<String> known() {
        return Collections.unmodifiableSet(values);
    }

    /// What a judgement says in this dimension.
    public List<Label> of(Classification classification) {
        return labels.apply(classification);
    }

    /// Null when there is no such dimension.
    static @Nullable Dimension named(String word) {
        for (Dimension each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }

    static String words() {
        return Stream.of(values()).map(Dimension::word).collect(Collectors.joining(", "));
    }

    /// Null when the value is one of this dimension's; otherwise what may stand instead.
    @Nullable String problem(String value) {
        if (!values.isEmpty()) {
            return values.contains(value) ? null : "one of " + String.join(", ", values);
        }
        boolean isSlug =
                !value.isEmpty()
                        && value.chars()
                                .allMatch(c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= '0' && c <= '9')
                                                || c == '-');
        return isSlug ? null : "small letters, digits and hyphens";
    }
}
