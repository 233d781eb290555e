package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.CveKnowledge.Decision;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.CveKnowledge.Likelihood;
import io.hypervisory.enrich.contract.CveKnowledge.Listed;
import io.hypervisory.enrich.contract.CveKnowledge.Score;
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
/// @param exploited null unless the list is a catalogue of exploited vulnerabilities
/// @param likelihood null unless the list gives probabilities of exploitation
/// @param listed null when the list does not say how it holds the CVE itself
/// @param vendors slugs of vendors whose products it calls affected, sorted
public record Claim(
        String cve,
        String by,
        Instant at,
        int reader,
        @Nullable Exploited exploited,
        @Nullable Likelihood likelihood,
        List<Score> scores,
        List<Decision> decisions,
        @Nullable Listed listed,
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
}
