package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list says of a CVE. Silence of a list is not "no".
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Assertion.KnownExploited.class, name = "known-exploited"),
    @JsonSubTypes.Type(value = Assertion.Delisted.class, name = "delisted"),
    @JsonSubTypes.Type(value = Assertion.ExploitProbability.class, name = "exploit-probability"),
    @JsonSubTypes.Type(value = Assertion.CveEntry.class, name = "cve-entry")
})
public sealed interface Assertion {
    String cve();

    /// The catalogue's name of the source.
    String by();

    /// Whether the document came after its source's first complete pass. What came with that pass
    /// is history, and so is what was written before this was kept: a list that is loaded for the
    /// first time tells nothing new of old vulnerabilities.
    boolean news();

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
            boolean news,
            Provenance provenance)
            implements Assertion {
        public KnownExploited {
            Checks.nonBlank(cve, "cve");
            Checks.nonBlank(by, "by");
        }
    }

    /// A catalogue of known exploited vulnerabilities had the CVE, and a later and whole copy of it
    /// has not. It replaces the entry.
    record Delisted(String cve, String by, boolean news, Provenance provenance)
            implements Assertion {
        public Delisted {
            Checks.nonBlank(cve, "cve");
            Checks.nonBlank(by, "by");
        }
    }

    /// A row of FIRST's Exploit Prediction Scoring System, as last materially changed: the CVE's
    /// first, or one that left the [ProbabilityBand] of the row asserted before.
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
            boolean news,
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

    /// What a CVE list or a vulnerability database says: CVE JSON, NVD, OSV.
    ///
    /// @param state the list's own word: `PUBLISHED`, `REJECTED`, `Analyzed`, `withdrawn`; null
    ///   when it says none
    /// @param title, description English text; null when there is none
    /// @param metrics scores with who gave them
    /// @param cwes `CWE-79`
    /// @param affected what is affected, as written
    /// @param aliases other ids of the same weakness, as written
    /// @param published, modified null when not stated
    record CveEntry(
            String cve,
            String by,
            @Nullable String state,
            @Nullable String title,
            @Nullable String description,
            List<Metric> metrics,
            List<String> cwes,
            List<Affected> affected,
            List<Reference> references,
            List<String> aliases,
            @Nullable SaidDate published,
            @Nullable SaidDate modified,
            boolean news,
            Provenance provenance)
            implements Assertion {
        public CveEntry {
            Checks.nonBlank(cve, "cve");
            Checks.nonBlank(by, "by");
            metrics = List.copyOf(metrics);
            cwes = List.copyOf(cwes);
            affected = List.copyOf(affected);
            references = List.copyOf(references);
            aliases = List.copyOf(aliases);
        }

        /// One product, as the list writes it.
        ///
        /// @param vendor, product null when the list names it by CPE alone
        /// @param versions one line for each entry: a version, a range as `>= 6.5, < 6.7`, or prose
        /// @param status `affected`, `unaffected`, `unknown`; null when not said
        /// @param cpe CPE 2.3 or 2.2 as written; null when there is none
        public record Affected(
                @Nullable String vendor,
                @Nullable String product,
                List<String> versions,
                @Nullable String status,
                @Nullable String cpe) {
            public Affected {
                versions = List.copyOf(versions);
            }
        }
    }
}
