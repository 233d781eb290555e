package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Notice;
import java.util.Comparator;
import java.util.List;

/// Whose word counts where witnesses of one advisory differ: a machine-readable document before a
/// mail, a mail before a feed entry; among equals by the witness key. The one place that says so.
final class Precedence {
    private static final List<String> FORMATS = List.of("csaf", "vmsa-mail", "feed");

    static final Comparator<Notice> ORDER =
            Comparator.comparingInt(Precedence::rank)
                    .thenComparing(notice -> notice.witness().key());

    private Precedence() {}

    private static int rank(Notice notice) {
        int at = FORMATS.indexOf(notice.witness().provenance().format());
        return at < 0 ? FORMATS.size() : at;
    }
}
