package io.hypervisory.index.web;

import io.hypervisory.index.search.SearchResults.Fragment;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.SearchPage.Card;
import io.hypervisory.index.web.page.SearchPage.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Words one hit.
final class CardView {
    private static final Map<String, Tag> FIXES =
            Map.of(
                    "available", new Tag("fix available", "good"),
                    "pending", new Tag("fix pending", "warn"),
                    "none-planned", new Tag("no fix planned", "bad"),
                    "workaround", new Tag("workaround", "plain"));

    private CardView() {}

    static Card of(Hit hit) {
        var titles = hit.highlights().getOrDefault("title", List.of());
        var dates = hit.dates();
        return new Card(
                Words.entry(hit.type(), hit.id()),
                hit.id(),
                hit.type(),
                hit.vendor(),
                titles.isEmpty()
                        ? new Fragment(List.of(new Fragment.Part(hit.title(), false)))
                        : titles.getFirst(),
                hit.severity(),
                hit.urgency(),
                tags(hit),
                Words.date(dates == null ? null : dates.published()),
                hit.highlights().getOrDefault("text", List.of()));
    }

    /// An attacker that is only somewhere is no alarm.
    static Tag attack(String attack) {
        return switch (attack) {
            case "local", "remote" -> new Tag(attack + " attacker", "plain");
            default -> new Tag(Words.slug(attack), "bad");
        };
    }

    /// What makes it void or urgent first, then what it is, what it costs, and what mends it.
    private static List<Tag> tags(Hit hit) {
        var tags = new ArrayList<Tag>();
        hit.states().forEach(state -> tags.add(new Tag(Words.slug(state), "warn")));
        hit.qualities().forEach(quality -> tags.add(new Tag(Words.slug(quality), "warn")));
        boolean listed = Boolean.TRUE.equals(hit.kev());
        if (listed || hit.attacks().contains("exploited")) {
            String due = hit.due() == null ? "" : ", due " + hit.due();
            tags.add(new Tag((listed ? "listed as exploited" : "exploited") + due, "worst"));
        }
        hit.attacks().stream()
                .filter(attack -> !attack.equals("exploited"))
                .forEach(attack -> tags.add(attack(attack)));
        hit.kinds().forEach(kind -> tags.add(new Tag(Words.slug(kind), "kind")));
        hit.components().forEach(component -> tags.add(new Tag(Words.slug(component), "plain")));
        hit.impacts().forEach(impact -> tags.add(new Tag(Words.slug(impact), "impact")));
        hit.impactsNo().forEach(impact -> tags.add(new Tag("no " + Words.slug(impact), "good")));
        hit.fix().forEach(fix -> tags.add(FIXES.getOrDefault(fix, new Tag(fix, "plain"))));
        return tags;
    }
}
