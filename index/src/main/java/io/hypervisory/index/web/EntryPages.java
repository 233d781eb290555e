package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.decision.Deadlines;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Field;
import io.hypervisory.index.revision.History;
import io.hypervisory.index.revision.RevisionBoard.Comparison;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.search.Sort;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Pages of advisories, patches and posts, and of their revisions. Thread-safe.
final class EntryPages {
    private static final Pattern WHICH = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");

    /// An advisory can name hundreds.
    private static final int MOST_PATCHES = 40;

    private final Templates templates;
    private final Faults faults;
    private final Boards boards;
    private final AroundReader around;
    private final Deadlines deadlines;
    private final Clock clock;

    EntryPages(Templates templates, Boards boards, Deadlines deadlines, Clock clock) {
        this.templates = templates;
        this.faults = new Faults(templates);
        this.boards = boards;
        this.around = new AroundReader(boards);
        this.deadlines = deadlines;
        this.clock = clock;
    }

    void entry(Context context) {
        var id = Parameters.id(context);
        boards.search()
                .record(id)
                .ifPresentOrElse(
                        record -> show(context, Json.read(record, Entry.class), null),
                        () -> unknown(context, id));
    }

    private void unknown(Context context, NoticeId id) {
        faults.answer(context, Problem.notFound("nothing is known of " + id));
    }

    private static @Nullable String stoodAt(History history, int revision) {
        int newest = history.newest().revision();
        return revision == newest
                ? null
                : "Revision " + revision + " of " + newest + ", as it stood.";
    }

    private void show(Context context, Entry entry, @Nullable String stood) {
        ZoneId zone = Zones.shown(context);
        var view =
                new EntryView(
                        patches(entry),
                        around.of(entry.id(), zone),
                        deadlines,
                        LocalDate.ofInstant(clock.instant(), zone),
                        zone,
                        stood);
        templates.render(context, "entry.jte", view.page(entry));
    }

    /// One revision, `3`, or two side by side, `1..3`.
    void revision(Context context) {
        String text = context.pathParam("which");
        Matcher which = WHICH.matcher(text);
        if (!which.matches()) {
            throw new BadParameterException(
                    "revision",
                    "\"" + text + "\" is neither a revision, 3, nor two of them, 1..3",
                    null);
        }
        var id = Parameters.id(context);
        Optional<History> history = boards.revisions().history(id);
        if (history.isEmpty()) {
            unknown(context, id);
            return;
        }
        int first = Integer.parseInt(which.group(1));
        if (which.group(2) == null) {
            stood(context, history.get(), first);
        } else {
            compare(context, history.get(), first, Integer.parseInt(which.group(2)));
        }
    }

    private void stood(Context context, History history, int revision) {
        boards.revisions()
                .record(history, revision)
                .ifPresentOrElse(
                        record ->
                                show(
                                        context,
                                        Json.read(record, Entry.class),
                                        stoodAt(history, revision)),
                        () -> notKept(context, history, revision));
    }

    private void compare(Context context, History history, int before, int after) {
        if (before >= after) {
            throw new BadParameterException(
                    "revision", before + " does not come before " + after, null);
        }
        for (int each : new int[] {before, after}) {
            if (history.revision(each).isEmpty()) {
                notKept(context, history, each);
                return;
            }
        }
        Optional<Comparison> told = boards.revisions().compare(history, before, after);
        if (told.isEmpty()) {
            notKept(context, history, before);
            return;
        }
        templates.render(
                context,
                "compare.jte",
                new CompareView(
                                new RevisionsView(history, Zones.shown(context)),
                                before,
                                after,
                                told.get())
                        .page());
    }

    private void notKept(Context context, History history, int revision) {
        int newest = history.newest().revision();
        boolean was = revision >= 1 && revision <= newest;
        String detail =
                was
                        ? "the record of revision " + revision + " is not kept"
                        : history.id() + " has revisions 1 to " + newest + ", not " + revision;
        faults.answer(
                context,
                was
                        ? Problem.notKept("revision", detail)
                        : Problem.noSuchState("revision", detail));
    }

    /// The patches that an advisory names, as far as they are known here.
    private List<Hit> patches(Entry entry) {
        Set<String> ids = new LinkedHashSet<>();
        if (entry instanceof Advisory advisory) {
            advisory.content().patchTable().forEach(row -> ids.addAll(row.patchIds()));
            advisory.content().vulnerabilities().stream()
                    .flatMap(each -> each.remediations().stream())
                    .filter(each -> each.patch() != null)
                    .forEach(each -> ids.add(String.valueOf(each.patch())));
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Clause> any =
                ids.stream()
                        .limit(MOST_PATCHES)
                        .<Clause>map(
                                id -> new Clause.Term(Field.ID, id.substring(id.indexOf('/') + 1)))
                        .toList();
        var query =
                new Clause.And(List.of(new Clause.Term(Field.TYPE, "patch"), new Clause.Or(any)));
        return boards
                .search()
                .search(
                        new SearchRequest(
                                query,
                                0,
                                SearchRequest.LARGEST_SIZE,
                                new Sort(Sort.By.PUBLISHED, false)))
                .hits()
                .stream()
                .filter(hit -> ids.contains(hit.id()))
                .toList();
    }
}
