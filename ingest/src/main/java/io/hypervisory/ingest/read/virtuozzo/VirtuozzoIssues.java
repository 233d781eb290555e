package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.OtherId;
import io.hypervisory.ingest.contract.Threat;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.NamedCves;
import io.hypervisory.ingest.read.PageLines.Line;
import io.hypervisory.ingest.read.PageLines.Section;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The issues of an advisory: one line each below `Security Fixes`, with its severity in brackets
/// before it and its CVE or the number of the vendor's tracker behind it. Thread-safe.
final class VirtuozzoIssues {
    private static final Pattern TRACKER =
            Pattern.compile("(?<![\\w-])(?:PSBM|OVZ|VSTOR|PCLIN)-\\d{1,7}(?!\\w)");
    private static final Pattern SEVERITY = Pattern.compile("^\\[[A-Za-z]{3,12}]\\s*");

    private VirtuozzoIssues() {}

    /// An issue for each CVE below the heading on security or in the advisory's own, and each line
    /// on security without one, in the order of the text; then for each CVE that the page says
    /// elsewhere is fixed. Others that it names are noted.
    ///
    /// @param heading the advisory's own, which may name CVEs
    /// @param links addresses that it links to
    static List<Vulnerability> in(
            String heading, List<Section> sections, Collection<String> links, Unread unread) {
        var issues = new ArrayList<Vulnerability>();
        var cves = new LinkedHashSet<String>();
        var trackers = new LinkedHashSet<String>();
        var others = new ArrayList<Section>();
        for (Section section : sections) {
            if (section.heading().toLowerCase(Locale.ROOT).contains("security")) {
                section.lines().forEach(line -> issue(line, cves, trackers, issues, unread));
            } else {
                others.add(section);
            }
        }
        var named = new LinkedHashSet<>(NamedCves.in(heading, unread));
        named.removeAll(cves);
        named.forEach(cve -> issues.add(Vulnerability.ofCve(cve, null)));
        cves.addAll(named);
        FixedCves.in(others)
                .forEach((cve, line) -> {
                    if (cves.add(cve)) {
                        issues.add(vulnerability(cve, line));
                    }
                });
        noteOthers(cves, others, links, unread);
        return issues;
    }

    private static void noteOthers(
            Set<String> known, List<Section> sections, Collection<String> links, Unread unread) {
        String text =
                Stream.concat(
                                sections.stream()
                                        .flatMap(section ->
                                                Stream.of(section.heading(), section.text())),
                                links.stream())
                        .collect(Collectors.joining("\n"));
        NamedCves.in(text, unread).stream()
                .filter(cve -> !known.contains(cve))
                .forEach(cve -> unread.note("named, but not as fixed: " + cve));
    }

    private static void issue(
            Line line,
            Set<String> cves,
            Set<String> trackers,
            List<Vulnerability> issues,
            Unread unread) {
        String text = line.text();
        List<String> here = NamedCves.in(text, unread);
        for (String cve : here) {
            if (cves.add(cve)) {
                issues.add(vulnerability(cve, text));
            }
        }
        boolean fresh = false;
        for (String tracker : trackers(text)) {
            fresh |= trackers.add(tracker);
        }
        if (here.isEmpty() && fresh) {
            issues.add(vulnerability(null, text));
        }
    }

    private static List<String> trackers(String text) {
        return TRACKER.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    private static Vulnerability vulnerability(@Nullable String cve, String text) {
        String severity = text.startsWith("[") ? VirtuozzoText.severity(text) : null;
        String said = SEVERITY.matcher(text).replaceFirst("");
        return Vulnerability.ofCve(cve, null)
                .withIds(trackers(text).stream().map(id -> new OtherId("Virtuozzo", id)).toList())
                .withNotes(List.of(new Note("description", null, said)))
                .withThreats(
                        severity == null
                                ? List.of()
                                : List.of(
                                        new Threat(
                                                "impact", severity, null, List.of(), List.of())));
    }
}
