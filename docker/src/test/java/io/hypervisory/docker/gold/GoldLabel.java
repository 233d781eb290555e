package io.hypervisory.docker.gold;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What a person who had seen no rule says of one notice; `GUIDE.md` beside the labels says how.
///
/// @param file path within the corpus
/// @param part which of the file's notices; null when it is one, or its main one
/// @param group the advisory without its revision, or the round of patches
/// @param impact label to `yes` or `no`; what the document does not say is left out
@JsonIgnoreProperties(ignoreUnknown = true)
record GoldLabel(
        String id,
        String file,
        String sha256,
        @Nullable String part,
        String family,
        String group,
        Set<String> kind,
        Set<String> component,
        Map<String, String> impact,
        boolean negation) {
    /// A month of Microsoft's, as the folders of its documents are called.
    private static final Pattern MONTH = Pattern.compile("^msrc/.*/(\\d{4}-[A-Z][a-z]{2})(?:/|$)");

    private static final List<String> LISTS =
            List.of("kev/", "nvd/", "cve5/", "osv/", "real-texts/cve4/");

    private static final Set<String> KINDS =
            Set.of(
                    "security-fix",
                    "critical-fix",
                    "general-fix",
                    "hardware-enablement",
                    "feature",
                    "release",
                    "informational");
    private static final Set<String> COMPONENTS =
            Set.of(
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
                    "unknown");

    /// Of which the guide asks; rules may say more.
    static final Set<String> IMPACTS =
            Set.of(
                    "live",
                    "service-restart",
                    "tools-upgrade",
                    "vm-power-cycle",
                    "vm-migration",
                    "host-reboot",
                    "management-outage");

    GoldLabel {
        kind = known(id, KINDS, kind);
        component = known(id, COMPONENTS, component);
        known(id, IMPACTS, impact.keySet());
        known(id, Set.of("yes", "no"), Set.copyOf(impact.values()));
        impact = Map.copyOf(impact);
        if (kind.isEmpty() || component.isEmpty()) {
            throw new IllegalArgumentException(id + ": without a kind or a component");
        }
    }

    private static Set<String> known(String id, Set<String> values, Set<String> said) {
        for (String each : said) {
            if (!values.contains(each)) {
                throw new IllegalArgumentException(id + ": " + each + " is no label of the guide");
            }
        }
        return Set.copyOf(said);
    }

    /// @throws IllegalArgumentException when a line is not a label; the message names file and line
    static List<GoldLabel> read(Path file) throws IOException {
        var labels = new ArrayList<GoldLabel>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                labels.add(Json.MAPPER.readValue(line, GoldLabel.class));
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        file.getFileName() + " line " + number + ": " + e.getOriginalMessage(), e);
            }
        }
        return labels;
    }

    /// All labels of a folder.
    static List<GoldLabel> readAll(Path folder) throws IOException {
        var labels = new ArrayList<GoldLabel>();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
                labels.addAll(read(file));
            }
        }
        return labels;
    }

    /// A document or folder that is one round of its publisher's; else the group. The list of all
    /// CVEs of a year is no round.
    String round() {
        Matcher month = MONTH.matcher(file);
        boolean isOne = file.startsWith("cvrf/") && !file.contains("allitems");
        return isOne ? file : month.find() ? month.group(1) : group;
    }

    /// Has an impact, and none that takes the host down.
    boolean hasOtherImpactThanReboot() {
        return !impact.isEmpty() && !"yes".equals(impact.get("host-reboot"));
    }

    /// Of the third round to build from.
    boolean isOfThirdRound() {
        return family.equals("third");
    }

    /// A record of a list of CVEs, not an advisory.
    boolean isListRecord() {
        return LISTS.stream().anyMatch(file::startsWith);
    }

    Set<String> of(Dimension dimension) {
        return switch (dimension) {
            case KIND -> kind;
            case COMPONENT -> component;
            case IMPACT -> {
                var pairs = new TreeSet<String>();
                impact.forEach((value, verdict) -> pairs.add(value + ": " + verdict));
                yield pairs;
            }
        };
    }
}
