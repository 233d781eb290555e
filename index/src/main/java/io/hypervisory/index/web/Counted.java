package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Toll;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.Cell.Part;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How pages word counts and lists.
final class Counted {
    private static final int NAMED = 4;

    private Counted() {}

    /// `1 day`, `3 days`.
    static String of(long count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /// Links to entries' pages, and how many more there are.
    static Cell entries(List<NoticeId> ids) {
        var parts = new ArrayList<Part>();
        for (NoticeId id : ids.subList(0, Math.min(NAMED, ids.size()))) {
            parts.add(new Part(id.local(), fix(id)));
        }
        if (ids.size() > NAMED) {
            parts.add(Part.of("and " + (ids.size() - NAMED) + " more"));
        }
        return ids.isEmpty() ? Cell.text("none") : Cell.of(parts).as("ids");
    }

    /// A fix is a patch, or an advisory where its publisher's advisory is the release; either
    /// address finds it.
    static String fix(NoticeId id) {
        return Words.entry("patch", id.toString());
    }

    static Cell entry(@Nullable NoticeId id) {
        return id == null ? Cell.text("none") : entries(List.of(id));
    }

    /// What is known, or that nothing is.
    static Cell known(Collection<String> values) {
        return values.isEmpty() ? Cell.UNKNOWN : Cell.text(String.join(", ", values));
    }

    static Cell toll(Toll toll) {
        return Cell.text(word(toll)).as("toll " + toll.word());
    }

    static String word(Toll toll) {
        return switch (toll) {
            case HOST_REBOOT -> "host reboot";
            case VM_MIGRATION -> "VM migration";
            case VM_POWER_CYCLE -> "VM power cycle";
            case UNKNOWN -> "not known";
            case NONE -> "nothing";
        };
    }

    static String platform(String id) {
        return "/platforms/"
                + Arrays.stream(id.split("/")).map(Words::encoded).collect(Collectors.joining("/"));
    }
}
