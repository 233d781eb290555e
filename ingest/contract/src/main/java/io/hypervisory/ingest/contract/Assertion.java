package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a list says of a CVE. Silence of a list is not "no".
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Assertion.KnownExploited.class, name = "known-exploited"),
    @JsonSubTypes.Type(value = Assertion.ExploitProbability.class, name = "exploit-probability")
})
public sealed interface Assertion {
    String cve();

    /// The catalogue's name of the source.
    String by();

    Provenance provenance();

    /// The key on the topic.
    default String key() {
        return cve() + " " + by();
    }

    /// An entry of CISA's catalogue of known exploited vulnerabilities.
    ///
    /// @param added the day on which it came into the catalogue
    /// @param due the day by which federal agencies must have acted; null when not stated
    /// @param ransomware used by ransomware as far as known; null when the list says "Unknown"
    record KnownExploited(
            String cve,
            String by,
            String vendor,
            String product,
            String name,
            @Nullable LocalDate added,
            @Nullable LocalDate due,
            @Nullable String action,
            @Nullable Boolean ransomware,
            Provenance provenance)
            implements Assertion {
        public KnownExploited {
            Checks.nonBlank(cve, "cve");
            Checks.nonBlank(by, "by");
        }
    }

    /// A row of FIRST's Exploit Prediction Scoring System.
    ///
    /// @param probability of exploitation within thirty days, 0 to 1
    /// @param percentile of all CVEs with a lower or the same probability, 0 to 1; null in the
    ///   lists of before September 2021
    /// @param model whose change shifts all scores; null in the lists of before February 2022
    /// @param scored the day of the scores; null when the list does not say
    record ExploitProbability(
            String cve,
            String by,
            double probability,
            @Nullable Double percentile,
            @Nullable String model,
            @Nullable LocalDate scored,
            Provenance provenance)
            implements Assertion {
        public ExploitProbability {
            Checks.nonBlank(cve, "cve");
            Checks.nonBlank(by, "by");
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "probability " + probability + " is not within 0 to 1");
            }
        }
    }
}
