package io.hypervisory.index.decision;

import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.List;
import java.util.stream.Stream;

/// What a notice says to a question of yes or no, and the labels that say so.
///
/// @param because empty where it says nothing
public record Finding(Reply reply, List<Label> because) {
    /// Silence is not no.
    public enum Reply {
        YES,
        NO,
        /// The source raises the question and leaves it open, or contradicts itself.
        OPEN,
        /// Nothing is said of it.
        SILENT
    }

    static final Finding SILENT = new Finding(Reply.SILENT, List.of());

    public Finding {
        because = List.copyOf(because);
    }

    /// A yes stands before all else; a no only where nothing leaves it open.
    static Finding of(Stream<Label> labels) {
        List<Label> all = labels.toList();
        List<Label> yes = with(all, Verdict.YES);
        List<Label> open = with(all, Verdict.UNKNOWN);
        if (!yes.isEmpty()) {
            return new Finding(Reply.YES, yes);
        }
        if (!open.isEmpty()) {
            return new Finding(Reply.OPEN, all);
        }
        return all.isEmpty() ? SILENT : new Finding(Reply.NO, all);
    }

    private static List<Label> with(List<Label> labels, Verdict verdict) {
        return labels.stream().filter(label -> label.verdict() == verdict).toList();
    }

    /// This, or where it is silent the other.
    Finding or(Finding other) {
        return reply == Reply.SILENT ? other : this;
    }

    /// The opposite, by the same labels.
    Finding not() {
        return switch (reply) {
            case YES -> new Finding(Reply.NO, because);
            case NO -> new Finding(Reply.YES, because);
            case OPEN, SILENT -> this;
        };
    }
}
