package io.hypervisory.index.decision;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.index.decision.Finding.Reply;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Remediation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one can do instead of a fix, and whether that too takes a host down.
///
/// @param reply `YES` with at least one text, `NO` where the publisher says that there is none
/// @param texts by their JSON pointers, each once
/// @param restart the publisher's own word on what must restart for it; null when it has none
/// @param reboot what is said of the host within those texts
public record Workaround(
        Reply reply, Map<String, String> texts, @Nullable String restart, Finding reboot) {
    private static final Pattern NONE =
            Pattern.compile("(?i)\\W*(none|no|n/a|not available|there (is|are) no(ne)?)\\b.{0,40}");
    private static final Set<String> CATEGORIES = Set.of("workaround", "mitigation");

    static Workaround of(Advisory.Content advisory) {
        Map<String, String> said = said(advisory);
        var texts = new LinkedHashMap<String, String>();
        said.forEach((place, text) -> {
            if (!NONE.matcher(text.strip()).matches() && !texts.containsValue(text)) {
                texts.put(place, text);
            }
        });
        Reply reply = said.isEmpty() ? Reply.SILENT : texts.isEmpty() ? Reply.NO : Reply.YES;
        List<Label> impacts = advisory.classification().impacts();
        Finding reboot =
                Finding.of(
                        impacts.stream()
                                .filter(label -> label.value().equals(Decision.HOST_REBOOT))
                                .filter(label -> isWithin(label.place(), texts.keySet())));
        return new Workaround(reply, texts, restart(advisory), reboot);
    }

    /// Whether a place is one that speaks of what can be done instead.
    boolean holds(String place) {
        return isWithin(place, texts.keySet());
    }

    private static boolean isWithin(String place, Set<String> places) {
        return places.stream()
                .anyMatch(each -> place.equals(each) || place.startsWith(parent(each) + "/"));
    }

    /// `/vulnerabilities/0/remediations/1` of its details; a row has more than its workaround.
    private static String parent(String place) {
        return place.endsWith("/workarounds") ? place : place.substring(0, place.lastIndexOf('/'));
    }

    private static Map<String, String> said(Advisory.Content advisory) {
        var said = new LinkedHashMap<String, String>();
        for (int i = 0; i < advisory.vulnerabilities().size(); i++) {
            List<Remediation> all = advisory.vulnerabilities().get(i).remediations();
            for (int j = 0; j < all.size(); j++) {
                if (CATEGORIES.contains(all.get(j).category())) {
                    add(
                            said,
                            "/vulnerabilities/" + i + "/remediations/" + j + "/details",
                            all.get(j).details());
                }
            }
            notes(said, "/vulnerabilities/" + i, advisory.vulnerabilities().get(i).notes());
        }
        for (int i = 0; i < advisory.patchTable().size(); i++) {
            add(
                    said,
                    "/patchTable/" + i + "/workarounds",
                    advisory.patchTable().get(i).workarounds());
        }
        notes(said, "", advisory.notes());
        return said;
    }

    private static void notes(Map<String, String> said, String base, List<Note> notes) {
        for (int i = 0; i < notes.size(); i++) {
            String title = notes.get(i).title();
            String heading = title == null ? "" : title.toLowerCase(Locale.ROOT);
            if (CATEGORIES.stream().anyMatch(heading::contains)) {
                add(said, base + "/notes/" + i + "/text", notes.get(i).text());
            }
        }
    }

    private static void add(Map<String, String> said, String place, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            said.put(place, text);
        }
    }

    private static @Nullable String restart(Advisory.Content advisory) {
        var words = new ArrayList<String>();
        advisory.vulnerabilities().stream()
                .flatMap(each -> each.remediations().stream())
                .filter(each -> CATEGORIES.contains(each.category()))
                .forEach(each -> {
                    var restart = each.restartRequired();
                    if (restart != null && !words.contains(restart.category())) {
                        words.add(restart.category());
                    }
                });
        return words.isEmpty() ? null : String.join(", ", words);
    }
}
