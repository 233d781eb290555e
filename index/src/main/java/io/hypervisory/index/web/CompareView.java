package io.hypervisory.index.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.index.revision.RevisionBoard.Comparison;
import io.hypervisory.index.web.page.ComparePage;
import io.hypervisory.index.web.page.ComparePage.Part;
import io.hypervisory.index.web.page.ComparePage.Row;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Words what differs between two revisions, word by word where both have a text.
record CompareView(RevisionsView revisions, int before, int after, Comparison told) {
    /// Finding the words that belong together takes steps of the order of words times differences.
    private static final int MOST_WORDS = 1_500;

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

    ComparePage page() {
        var history = revisions.history();
        return new ComparePage(
                revisions.path(),
                history.id().toString(),
                history.type(),
                revisions.line(history.revision(before).orElseThrow()),
                revisions.line(history.revision(after).orElseThrow()),
                switch (told.basis()) {
                    case RECORDS -> "Both records as they stood, compared.";
                    case CHANGE ->
                            "As the later revision told it when it was made: a record is not kept.";
                },
                told.shortened().isEmpty()
                        ? null
                        : "Records were shortened, and not compared, at "
                                + String.join(
                                        ", ",
                                        told.shortened().stream().map(one -> one.place()).toList()),
                told.differences().stream().map(CompareView::row).toList(),
                revisions.pair(before - 1, before),
                revisions.pair(after, after + 1));
    }

    static Row row(Difference difference) {
        String was = text(difference.before());
        String is = text(difference.after());
        if (was == null || is == null) {
            return new Row(difference.path(), whole(was), whole(is));
        }
        List<String> old = List.of(WORDS.split(was));
        List<String> young = List.of(WORDS.split(is));
        if (old.size() + young.size() > MOST_WORDS) {
            return new Row(difference.path(), whole(was), whole(is));
        }
        List<AbstractDelta<String>> deltas = DiffUtils.diff(old, young).getDeltas();
        var before = new ArrayList<Part>();
        var after = new ArrayList<Part>();
        int oldAt = 0;
        int youngAt = 0;
        for (AbstractDelta<String> delta : deltas) {
            var source = delta.getSource();
            var target = delta.getTarget();
            add(before, old.subList(oldAt, source.getPosition()), false);
            add(before, source.getLines(), true);
            add(after, young.subList(youngAt, target.getPosition()), false);
            add(after, target.getLines(), true);
            oldAt = source.getPosition() + source.size();
            youngAt = target.getPosition() + target.size();
        }
        add(before, old.subList(oldAt, old.size()), false);
        add(after, young.subList(youngAt, young.size()), false);
        return new Row(difference.path(), before, after);
    }

    private static void add(List<Part> to, List<String> words, boolean changed) {
        if (!words.isEmpty()) {
            to.add(new Part(String.join("", words), changed));
        }
    }

    private static @Nullable List<Part> whole(@Nullable String text) {
        return text == null ? null : List.of(new Part(text, true));
    }

    /// A text without its quotes, all else as indented JSON; what was cut stays as it is told.
    private static @Nullable String text(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            JsonNode value = Json.MAPPER.readTree(json);
            return value.isString() ? value.stringValue() : value.toPrettyString();
        } catch (JacksonException e) {
            return json;
        }
    }
}
