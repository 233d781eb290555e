package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest notice of each witness, in order of precedence. Always holds at least one.
public record Dossier(List<Notice> notices) {
    public Dossier {
        notices = List.copyOf(notices);
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("a dossier without a notice");
        }
    }

    static Dossier with(@Nullable Dossier dossier, Notice notice) {
        if (dossier == null) {
            return new Dossier(List.of(notice));
        }
        var newest = new ArrayList<Notice>();
        Notice winner = notice;
        for (Notice held : dossier.notices()) {
            if (!held.witness().key().equals(notice.witness().key())) {
                newest.add(held);
            } else if (Newness.ORDER.compare(held, winner) >= 0) {
                winner = held;
            }
        }
        newest.add(winner);
        newest.sort(Precedence.ORDER);
        return new Dossier(newest);
    }

    /// What this witness said before; null when it had said nothing.
    @Nullable Notice of(String witnessKey) {
        for (Notice notice : notices) {
            if (notice.witness().key().equals(witnessKey)) {
                return notice;
            }
        }
        return null;
    }
}
