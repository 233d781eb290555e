package io.hypervisory.index.web;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.hypervisory.enrich.judgement.cadence.Said;
import io.hypervisory.enrich.judgement.crossvendor.Links;
import io.hypervisory.enrich.judgement.crossvendor.Related;
import io.hypervisory.enrich.judgement.crossvendor.Related.Reason;
import io.hypervisory.enrich.judgement.crossvendor.Relation;
import io.hypervisory.index.document.Document.Dates;
import io.hypervisory.index.related.Notice;
import io.hypervisory.index.related.RelatedStore.Neighbours;
import io.hypervisory.index.web.page.Surroundings.Group;
import io.hypervisory.index.web.page.Surroundings.Line;
import io.hypervisory.index.web.page.Surroundings.Other;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Words what belongs to a notice. Each is told once, by its closest relation.
final class AroundView {
    private static final int MOST = 12;
    private static final int MOST_CVES = 4;
    private static final Map<Relation, String> TITLES =
            Map.of(
                    Relation.FIXED_BY, "Patches for it",
                    Relation.FIXES, "Advisories that it is for",
                    Relation.SUPERSEDES, "Supersedes",
                    Relation.SUPERSEDED_BY, "Superseded by",
                    Relation.CVE, "Others on the same CVEs",
                    Relation.LIBRARY, "Others that bundle the same software",
                    Relation.MENTIONS, "Names",
                    Relation.MENTIONED_BY, "Posts about it",
                    Relation.MENTIONED_TOGETHER, "Named together with it in a post");

    private final Notice subject;
    private final List<Other> others = new ArrayList<>();
    private final Map<Relation, List<Line>> lines = new EnumMap<>(Relation.class);

    private AroundView(Notice subject) {
        this.subject = subject;
    }

    static AroundView of(Neighbours found) {
        var view = new AroundView(found.subject());
        Map<Links, Notice> notices =
                found.others().stream().collect(toMap(Notice::links, identity(), (a, _) -> a));
        for (Related each : Related.to(found.subject().links(), notices.keySet())) {
            view.add(Objects.requireNonNull(notices.get(each.notice())), each.reasons());
        }
        return view;
    }

    private void add(Notice notice, List<Reason> reasons) {
        Reason shared =
                reasons.stream()
                        .filter(reason -> reason.relation() == Relation.CVE)
                        .findFirst()
                        .orElse(null);
        if (shared != null
                && notice.type().equals("advisory")
                && !notice.vendor().equals(subject.vendor())) {
            others.add(other(notice, shared));
            return;
        }
        Reason closest =
                notice.type().equals("post")
                        ? reasons.stream()
                                .filter(reason -> reason.relation() == Relation.MENTIONED_BY)
                                .findFirst()
                                .orElse(reasons.getFirst())
                        : reasons.getFirst();
        lines.computeIfAbsent(closest.relation(), _ -> new ArrayList<>())
                .add(
                        new Line(
                                notice.id(),
                                Words.entry(notice.type(), notice.id()),
                                notice.title(),
                                date(notice),
                                via(closest)));
    }

    private Other other(Notice notice, Reason shared) {
        return new Other(
                notice.vendor(),
                notice.id(),
                Words.entry(notice.type(), notice.id()),
                notice.title(),
                date(notice),
                lag(notice),
                cves(shared));
    }

    /// In days against the subject's first day.
    private String lag(Notice notice) {
        LocalDate own = Said.day(published(subject));
        LocalDate theirs = Said.day(published(notice));
        if (own == null || theirs == null) {
            return "not known";
        }
        long days = ChronoUnit.DAYS.between(own, theirs);
        if (days == 0) {
            return "same day";
        }
        long count = Math.abs(days);
        return count + (count == 1 ? " day " : " days ") + (days > 0 ? "later" : "earlier");
    }

    private static @Nullable SaidDate published(Notice notice) {
        Dates dates = notice.dates();
        return dates == null ? null : dates.published();
    }

    private static String date(Notice notice) {
        SaidDate published = published(notice);
        return published == null ? "no date" : Words.date(published);
    }

    private static String cves(Reason shared) {
        List<String> some = shared.via().subList(0, Math.min(MOST_CVES, shared.via().size()));
        int more = shared.count() - some.size();
        return String.join(", ", some) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String via(Reason reason) {
        return switch (reason.relation()) {
            case CVE, LIBRARY, MENTIONED_TOGETHER -> cves(reason);
            case FIXED_BY, FIXES, SUPERSEDES, SUPERSEDED_BY, MENTIONS, MENTIONED_BY -> "";
        };
    }

    List<Other> otherVendors() {
        return others;
    }

    /// In the order of closeness.
    List<Group> groups() {
        return lines.entrySet().stream()
                .map(each -> {
                    List<Line> all = each.getValue();
                    return new Group(
                            TITLES.getOrDefault(each.getKey(), Words.lower(each.getKey())),
                            all.subList(0, Math.min(MOST, all.size())),
                            Math.max(0, all.size() - MOST));
                })
                .toList();
    }
}
