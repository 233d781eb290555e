package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.CveKnowledge.Decision;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.CveKnowledge.Likelihood;
import io.hypervisory.enrich.contract.CveKnowledge.Listed;
import io.hypervisory.enrich.contract.CveKnowledge.Score;
import io.hypervisory.enrich.contract.CveKnowledge.Tagged;
import io.hypervisory.ingest.contract.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one list says of a CVE, as far as it can change a record: a small digest of its assertion.
///
/// @param by the catalogue's name of the list
/// @param at when the document that says so was got
/// @param reader version of the reader that read it
/// @param news whether the list came to say so after its first complete pass; false is history, and
///   so is what was kept before this was
/// @param exploited null unless the list is a catalogue of exploited vulnerabilities
/// @param dropped whether the list, a catalogue of exploited vulnerabilities, had it and dropped
///   it, now or once before: coming back to it is no news
/// @param likelihood null unless the list gives probabilities of exploitation
/// @param listed null when the list does not say how it holds the CVE itself
/// @param tagged null when the list names no product
/// @param vendors slugs of vendors whose products it calls affected, sorted
public record Claim(
        String cve,
        String by,
        Instant at,
        int reader,
        boolean news,
        @Nullable Exploited exploited,
        boolean dropped,
        @Nullable Likelihood likelihood,
        List<Score> scores,
        List<Decision> decisions,
        @Nullable Listed listed,
        @Nullable Tagged tagged,
        List<String> vendors)
        implements CveMessage {
    /// Of two claims of one list, which one counts: the document got later, then the newer reader,
    /// then the bytes, so that two claims never stand beside each other undecided.
    static final Comparator<Claim> NEWNESS =
            Comparator.comparing(Claim::at)
                    .thenComparing(Claim::reader)
                    .thenComparing(Json::bytes, Arrays::compare);

    public Claim {
        scores = List.copyOf(scores);
        decisions = List.copyOf(decisions);
        vendors = List.copyOf(vendors);
    }

    /// Of two claims of one list the one that counts. What a list said on its first pass stays
    /// history however often it says it again.
    static Claim newest(Claim a, Claim b) {
        Claim newest = NEWNESS.compare(a, b) >= 0 ? a : b;
        boolean isHistory = !a.news() || !b.news();
        Claim told = newest.news() && isHistory && a.saysTheSame(b) ? newest.asHistory() : newest;
        return a.dropped() || b.dropped() ? told.afterDropping() : told;
    }

    /// Whatever they say of when and how it was got, and of what was before.
    boolean saysTheSame(Claim other) {
        return bare().equals(other.bare());
    }

    private Claim asHistory() {
        return said(at, reader, false, dropped);
    }

    private Claim afterDropping() {
        return said(at, reader, news, true);
    }

    private Claim bare() {
        return said(Instant.EPOCH, 0, false, false);
    }

    private Claim said(Instant when, int version, boolean asNews, boolean afterDropping) {
        return new Claim(
                cve,
                by,
                when,
                version,
                asNews,
                exploited,
                afterDropping,
                likelihood,
                scores,
                decisions,
                listed,
                tagged,
                vendors);
    }
}
