package io.hypervisory.index.web;

import static java.util.stream.Collectors.toSet;

import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.page.Surroundings;
import io.hypervisory.index.web.page.Surroundings.Group;
import io.hypervisory.index.web.page.Surroundings.Line;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gathers what stands around a notice. What does not answer is told in its place: the notice
/// itself is there. Thread-safe.
record AroundReader(Boards boards) {
    private static final Logger LOG = LoggerFactory.getLogger(AroundReader.class);
    private static final int MOST_SIMILAR = 5;

    /// Some of the similar ones may be told already as something closer.
    private static final int ASKED_SIMILAR = 20;

    /// @param zone of our times
    Surroundings of(NoticeId id, ZoneId zone) {
        AroundView related = null;
        String relatedNote = null;
        try {
            var found = boards.related().around(id);
            related = found.map(AroundView::of).orElse(null);
            if (found.isPresent() && !found.get().complete()) {
                relatedNote = "There are more than were looked at.";
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("related of {}: {}", id, String.valueOf(e.getCause()));
            relatedNote = "What else belongs to it cannot be told now.";
        }
        var others = related == null ? List.<Surroundings.Other>of() : related.otherVendors();
        var groups = new ArrayList<Group>(related == null ? List.of() : related.groups());
        Set<String> told =
                Stream.concat(
                                others.stream().map(Surroundings.Other::link),
                                groups.stream()
                                        .flatMap(each -> each.lines().stream())
                                        .map(Line::link))
                        .collect(toSet());
        groups.addAll(similar(id, told));
        var revisions = new ArrayList<Surroundings.RevisionLine>();
        String revisionsNote = null;
        try {
            boards.revisions()
                    .history(id)
                    .ifPresent(
                            history -> revisions.addAll(new RevisionsView(history, zone).lines()));
        } catch (StoreUnavailableException e) {
            LOG.warn("revisions of {}: {}", id, String.valueOf(e.getCause()));
            revisionsNote = "Its revisions cannot be told now.";
        }
        return new Surroundings(others, groups, relatedNote, revisions, revisionsNote);
    }

    /// One group at most, and none when the store does not answer: nothing rests on it.
    ///
    /// @param told links of those that are told as something closer
    private List<Group> similar(NoticeId id, Set<String> told) {
        List<Line> lines;
        try {
            lines =
                    boards.search().similar(id, ASKED_SIMILAR).map(SearchResults::hits).stream()
                            .flatMap(List::stream)
                            .filter(hit -> !hit.id().equals(id.toString()))
                            .map(AroundReader::line)
                            .filter(line -> !told.contains(line.link()))
                            .limit(MOST_SIMILAR)
                            .toList();
        } catch (StoreUnavailableException e) {
            LOG.warn("similar to {}: {}", id, String.valueOf(e.getCause()));
            return List.of();
        }
        return lines.isEmpty() ? List.of() : List.of(new Group("Similar by their words", lines, 0));
    }

    private static Line line(Hit hit) {
        var dates = hit.dates();
        String published = Words.date(dates == null ? null : dates.published());
        return new Line(
                hit.id(),
                Words.entry(hit.type(), hit.id()),
                hit.title(),
                published.isEmpty() ? "no date" : published,
                "");
    }
}
