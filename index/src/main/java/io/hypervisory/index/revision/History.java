package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.revision.Choice.Chosen;
import io.hypervisory.index.revision.Choice.NotKept;
import io.hypervisory.index.revision.Choice.NotYet;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The revisions of one entry, up to its newest. Answers what stood when: never a state in place of
/// another one that was not kept. Immutable.
///
/// @param type `advisory`, `patch` or `post`
/// @param revisions by number, the newest last; some may be missing
public record History(NoticeId id, String type, List<KeptRevision> revisions) {
    public History {
        revisions =
                revisions.stream().sorted(Comparator.comparingInt(KeptRevision::revision)).toList();
        if (revisions.isEmpty()) {
            throw new IllegalArgumentException(id + " has no revision");
        }
    }

    /// @param newest the entry as it stands
    /// @param kept of its revisions, in any order; those beyond the newest are left out, since
    ///   their record is not known yet
    public static History of(Entry newest, String type, Collection<KeptRevision> kept) {
        var all = new TreeMap<Integer, KeptRevision>();
        all.put(1, KeptRevision.first(newest));
        kept.forEach(one -> all.put(one.revision(), one));
        KeptRevision itself = KeptRevision.newest(newest);
        KeptRevision told = all.get(itself.revision());
        // a change says more of the newest than its record does, but has no dates
        all.put(
                itself.revision(),
                told == null || told.cause() == null
                        ? itself
                        : told.with(PublisherDates.of(newest)));
        return new History(
                newest.id(), type, List.copyOf(all.headMap(itself.revision(), true).values()));
    }

    public KeptRevision newest() {
        return revisions.getLast();
    }

    public Optional<KeptRevision> revision(int number) {
        return revisions.stream().filter(one -> one.revision() == number).findFirst();
    }

    /// What we knew then: the newest revision that we had written.
    public Choice knownAsOf(Moment moment) {
        KeptRevision newest = null;
        for (KeptRevision one : revisions) {
            if (moment.covers(one.at())) {
                newest = one;
            }
        }
        if (newest == null) {
            return new NotYet(
                    "%s was first seen here at %s, after %s"
                            .formatted(id, revisions.getFirst().at(), moment.text()));
        }
        return newest.isWhole()
                ? new Chosen(newest)
                : new NotKept(
                        "revision "
                                + newest.revision()
                                + " stood then, but its record is not kept");
    }

    /// What its publisher said then, as well as we know it: of the revisions of which the
    /// publisher's date is not later the one published last, whenever each of them came here; of
    /// several that were published together the newest.
    public Choice asOf(Moment moment) {
        KeptRevision last = null;
        for (KeptRevision one : revisions) {
            SaidDate published = one.published();
            if (published != null
                    && moment.covers(published)
                    && !isMisread(one, published)
                    && (last == null || !published.instant().isBefore(instant(last)))) {
                last = one;
            }
        }
        if (last == null) {
            return beforeAll(moment);
        }
        String gap = gapAfter(last, moment);
        return gap == null ? new Chosen(last) : new NotKept(gap);
    }

    private static Instant instant(KeptRevision one) {
        SaidDate published = one.published();
        return published == null ? Instant.MIN : published.instant();
    }

    /// Whether a better reader found an earlier date in the same bytes later on.
    private boolean isMisread(KeptRevision one, SaidDate published) {
        return revisions.stream()
                .filter(later -> later.revision() > one.revision())
                .filter(later -> later.cause() == Cause.READER)
                .map(KeptRevision::published)
                .anyMatch(date -> date != null && date.compareTo(published) < 0);
    }

    /// What stood at the time instead of a revision, as far as we can tell, and is not kept; null
    /// when nothing did.
    private @Nullable String gapAfter(KeptRevision one, Moment moment) {
        List<KeptRevision> later =
                revisions.stream().filter(each -> each.revision() > one.revision()).toList();
        int next = one.revision() + 1;
        if (!later.isEmpty()
                && (later.getFirst().revision() > next || !later.getFirst().isWhole())) {
            return "revision %d may have stood on %s, but its record is not kept"
                    .formatted(next, moment.text());
        }
        LocalDate reach =
                dates(List.of(one)).map(Moment::day).max(Comparator.naturalOrder()).orElseThrow();
        return dates(
                        revisions.stream()
                                .filter(each ->
                                        each.published() == null
                                                || !isMisread(each, each.published()))
                                .toList())
                .filter(date -> Moment.day(date).isAfter(reach))
                .filter(moment::covers)
                .min(Comparator.naturalOrder())
                .map(date ->
                        "its publisher published on %s what is not kept here; revision %d is older"
                                .formatted(written(date), one.revision()))
                .orElse(null);
    }

    /// Of the states that are kept and dated, none was published by then.
    private Choice beforeAll(Moment moment) {
        SaidDate first = dates(revisions).min(Comparator.naturalOrder()).orElse(null);
        if (first == null) {
            return new NotKept(
                    "the publisher of %s gives no date; knownAsOf asks by when it was seen here"
                            .formatted(id));
        }
        if (!moment.covers(first)) {
            return new NotYet(
                    "%s first appeared on %s, after %s"
                            .formatted(id, written(first), moment.text()));
        }
        return new NotKept(
                "its publisher had published on %s, but the oldest state that is kept is %s"
                        .formatted(written(first), oldest()));
    }

    private String oldest() {
        KeptRevision oldest = null;
        SaidDate since = null;
        for (KeptRevision one : revisions) {
            SaidDate published = one.published();
            if (published != null && (since == null || published.compareTo(since) < 0)) {
                oldest = one;
                since = published;
            }
        }
        return oldest == null || since == null
                ? "of a day that is not known"
                : "revision %d of %s".formatted(oldest.revision(), written(since));
    }

    private static Stream<SaidDate> dates(List<KeptRevision> some) {
        return some.stream()
                .flatMap(one -> Stream.ofNullable(one.dates()))
                .flatMap(PublisherDates::all);
    }

    /// As exact as its publisher was.
    private static String written(SaidDate date) {
        String day = Moment.day(date).toString();
        String exact =
                switch (date.precision()) {
                    case YEAR -> day.substring(0, 4);
                    case MONTH -> day.substring(0, 7);
                    case DAY, TIME -> day;
                };
        return exact + " (" + date.zone() + ")";
    }
}
