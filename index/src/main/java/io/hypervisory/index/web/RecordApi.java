package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.index.revision.AsPublished;
import io.hypervisory.index.revision.Choice;
import io.hypervisory.index.revision.Choice.Chosen;
import io.hypervisory.index.revision.Choice.NotKept;
import io.hypervisory.index.revision.Choice.NotYet;
import io.hypervisory.index.revision.History;
import io.hypervisory.index.revision.KeptRevision;
import io.hypervisory.index.revision.Moment;
import io.hypervisory.index.revision.RevisionBoard;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Records for programs, as they stand and as they stood. Thread-safe.
final class RecordApi {
    private static final String JSON = "application/json";
    private static final String AS_OF = "asOf";
    private static final String KNOWN_AS_OF = "knownAsOf";
    private static final String REVISION = "revision";
    private static final Pattern WHICH = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");

    private final SearchService search;
    private final RevisionBoard revisions;

    RecordApi(SearchService search, RevisionBoard revisions) {
        this.search = search;
        this.revisions = revisions;
    }

    /// As it stands, or as it stood at a time.
    void record(Context context) {
        Parameters.areKnown(context, Set.of(AS_OF, KNOWN_AS_OF));
        Moment asOf = Parameters.moment(context, AS_OF);
        Moment knownAsOf = Parameters.moment(context, KNOWN_AS_OF);
        if (asOf != null && knownAsOf != null) {
            throw new BadParameterException(
                    KNOWN_AS_OF,
                    "asks by our time and asOf by the publisher's; give one of them",
                    null);
        }
        NoticeId id = Parameters.id(context);
        if (asOf != null) {
            history(context, id).ifPresent(all -> chosen(context, all, all.asOf(asOf), AS_OF));
        } else if (knownAsOf != null) {
            history(context, id)
                    .ifPresent(all -> chosen(context, all, all.knownAsOf(knownAsOf), KNOWN_AS_OF));
        } else {
            search.record(id)
                    .ifPresentOrElse(record -> answer(context, record), () -> unknown(context, id));
        }
    }

    private void chosen(Context context, History history, Choice choice, String parameter) {
        switch (choice) {
            case Chosen(KeptRevision one) -> record(context, history, one, parameter);
            case NotYet(String reason) -> Problem.noSuchState(parameter, reason).answer(context);
            case NotKept(String reason) -> Problem.notKept(parameter, reason).answer(context);
        }
    }

    private void record(Context context, History history, KeptRevision one, String parameter) {
        revisions
                .record(history, one.revision())
                .ifPresentOrElse(
                        record ->
                                answer(
                                        context,
                                        parameter.equals(AS_OF) ? AsPublished.of(record) : record),
                        () -> notKept(context, one.revision(), parameter));
    }

    /// @param type `advisory`, `patch` or `post`
    record Listed(NoticeId id, String type, List<Line> revisions) {}

    /// One revision without its record.
    ///
    /// @param published the publisher's date of this state; null where it is not known
    /// @param at when we wrote it
    /// @param differences how many; null where none were told
    /// @param whole the record as it stood is kept
    record Line(
            int revision,
            @Nullable SaidDate published,
            Instant at,
            @Nullable Cause cause,
            Change.@Nullable Kind kind,
            @Nullable Boolean silent,
            @Nullable Integer differences,
            @Nullable String hash,
            boolean whole) {
        static Line of(KeptRevision one) {
            return new Line(
                    one.revision(),
                    one.published(),
                    one.at(),
                    one.cause(),
                    one.kind(),
                    one.silent(),
                    one.differences(),
                    one.hash(),
                    one.isWhole());
        }
    }

    void revisions(Context context) {
        Parameters.areKnown(context, Set.of());
        history(context, Parameters.id(context))
                .ifPresent(all ->
                        answer(
                                context,
                                Json.bytes(
                                        new Listed(
                                                all.id(),
                                                all.type(),
                                                all.revisions().stream().map(Line::of).toList()))));
    }

    /// The record of one revision, `3`, or what differs between two, `1..3`.
    void which(Context context) {
        Parameters.areKnown(context, Set.of());
        String text = context.pathParam("which");
        Matcher which = WHICH.matcher(text);
        if (!which.matches()) {
            throw new BadParameterException(
                    REVISION,
                    "\"" + text + "\" is neither a revision, 3, nor two of them, 1..3",
                    null);
        }
        int first = Integer.parseInt(which.group(1));
        String second = which.group(2);
        if (second != null && first >= Integer.parseInt(second)) {
            throw new BadParameterException(
                    REVISION, first + " does not come before " + Integer.parseInt(second), null);
        }
        history(context, Parameters.id(context))
                .ifPresent(all -> {
                    if (second == null) {
                        known(context, all, first)
                                .ifPresent(one -> record(context, all, one, REVISION));
                    } else {
                        compare(context, all, first, Integer.parseInt(second));
                    }
                });
    }

    /// What differs between two revisions.
    ///
    /// @param basis `records`, or `change` when a record is not kept and the later revision told it
    /// @param shortened places that were not compared to their end
    record Compared(
            NoticeId id,
            String type,
            Line from,
            Line to,
            String basis,
            List<Difference> differences,
            List<Shortened> shortened) {}

    private void compare(Context context, History history, int first, int second) {
        var from = known(context, history, first);
        var to = from.isEmpty() ? from : known(context, history, second);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        var compared = revisions.compare(history, first, second);
        if (compared.isEmpty()) {
            notKept(context, from.get().isWhole() ? second : first, REVISION);
            return;
        }
        var told = compared.get();
        answer(
                context,
                Json.bytes(
                        new Compared(
                                history.id(),
                                history.type(),
                                Line.of(from.get()),
                                Line.of(to.get()),
                                told.basis().name().toLowerCase(Locale.ROOT),
                                told.differences(),
                                told.shortened())));
    }

    /// Answers a problem where there is none.
    private Optional<History> history(Context context, NoticeId id) {
        var history = revisions.history(id);
        if (history.isEmpty()) {
            unknown(context, id);
        }
        return history;
    }

    /// Answers a problem where there is none.
    private static Optional<KeptRevision> known(Context context, History history, int number) {
        var one = history.revision(number);
        int newest = history.newest().revision();
        if (one.isEmpty() && number >= 1 && number <= newest) {
            notKept(context, number, REVISION);
        } else if (one.isEmpty()) {
            Problem.noSuchState(
                            REVISION,
                            history.id() + " has revisions 1 to " + newest + ", not " + number)
                    .answer(context);
        }
        return one;
    }

    private static void notKept(Context context, int revision, String parameter) {
        Problem.notKept(parameter, "the record of revision " + revision + " is not kept")
                .answer(context);
    }

    private static void unknown(Context context, NoticeId id) {
        Problem.notFound("nothing is known of " + id).answer(context);
    }

    private static void answer(Context context, byte[] json) {
        context.contentType(JSON).result(json);
    }
}
