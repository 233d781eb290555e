package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.SaidDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lists and databases say of a CVE beside its vendors, as far as it matters to whoever
/// patches. Each statement names the list that makes it (`by`, the catalogue's name of the source).
///
/// @param exploited catalogues of known exploited vulnerabilities that have it
/// @param likelihoods of exploitation, by EPSS
/// @param scores side by side: the numbering authority's, NVD's, others'
/// @param decisions SSVC decision points
/// @param records how the lists themselves hold the CVE: published, rejected
/// @param tagged products that lists call affected
public record CveKnowledge(
        String cve,
        List<Exploited> exploited,
        List<Likelihood> likelihoods,
        List<Score> scores,
        List<Decision> decisions,
        List<Listed> records,
        List<Tagged> tagged) {
    public CveKnowledge {
        exploited = List.copyOf(exploited);
        likelihoods = List.copyOf(likelihoods);
        scores = List.copyOf(scores);
        decisions = List.copyOf(decisions);
        records = List.copyOf(records);
        tagged = List.copyOf(tagged);
    }

    /// Whether a list holds the CVE as rejected.
    public static boolean isRejected(CveKnowledge known) {
        return known.records().stream().anyMatch(each -> "rejected".equalsIgnoreCase(each.state()));
    }

    /// An entry of a catalogue of known exploited vulnerabilities.
    ///
    /// @param added the day on which it came into the catalogue; null when not stated
    /// @param due the day by which the catalogue wants it mended; null when not stated
    /// @param action what the catalogue asks for; null when not stated
    /// @param ransomware used by ransomware; null when the catalogue does not know
    public record Exploited(
            String by,
            @Nullable LocalDate added,
            @Nullable LocalDate due,
            @Nullable String action,
            @Nullable Boolean ransomware) {}

    /// The chance that a CVE is exploited within thirty days, as last materially changed: the band
    /// of the last probability that lay outside the band before by more than a tenth of its edge.
    ///
    /// @param atLeast lower end of the band, 0 to 1
    /// @param below upper end of the band; above 1 for the last
    public record Likelihood(String by, double atLeast, double below) {}

    /// A score.
    ///
    /// @param source who gave it, as the list writes it; null for the list itself
    /// @param scheme `cvss-2.0`, `cvss-3.1`, …
    /// @param vector null when only a number or a word was given
    /// @param baseScore 0.0 to 10.0; null when not given
    /// @param severity the scheme's word as written; null when not given
    public record Score(
            String by,
            @Nullable String source,
            String scheme,
            @Nullable String vector,
            @Nullable Double baseScore,
            @Nullable String severity) {}

    /// SSVC's decision points as the list gives them.
    ///
    /// @param points `Exploitation:active/Automatable:no/Technical Impact:total`
    public record Decision(String by, @Nullable String source, String points) {}

    /// How a list holds the CVE.
    ///
    /// @param state the list's own word; null when it says none
    public record Listed(String by, @Nullable String state) {}

    /// What a list calls affected, as far as it is a product or line of ours; versions and ranges
    /// stay with the list.
    ///
    /// @param format of the list, as the catalogue of sources has it; those of NVD begin with `nvd`
    /// @param published when the list published the CVE; null when it does not say
    /// @param platforms ids as `vmware/esx` or `vmware/esx-3.0`, sorted; empty when the list names
    ///   other products alone, which is a no
    public record Tagged(
            String by, String format, @Nullable SaidDate published, List<String> platforms) {
        public Tagged {
            platforms = List.copyOf(platforms);
        }
    }
}
