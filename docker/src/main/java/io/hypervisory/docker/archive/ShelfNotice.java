package io.hypervisory.docker.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One notice of the shelf 2019-2025: the facts of one line.
///
/// @param released `null` where no day is known
/// @param datePrecision `day`, `month` or `year`: how much of the day is sure
/// @param severity the vendor's own word; `null` where none is known
/// @param products what the notice as a whole names; which vulnerability concerns which product is
///   not among the facts
record ShelfNotice(
        String vendor,
        Issuer publisher,
        String id,
        @JsonProperty("initial_release_date") @Nullable LocalDate released,
        @JsonProperty("date_basis") @Nullable String dateBasis,
        @JsonProperty("date_precision") @Nullable String datePrecision,
        String topic,
        @Nullable String severity,
        List<Weakness> vulnerabilities,
        List<Named> products,
        List<String> references) {

    record Issuer(String name, String namespace) {}

    /// @param published the day the vulnerability became public; `null` where unknown
    record Weakness(
            String cve,
            @Nullable String cwe,
            List<Score> cvss,
            @Nullable Kev kev,
            @JsonProperty("public") @Nullable LocalDate published) {}

    /// @param source `cna`, `nvd` or `cisa`
    record Score(
            String version,
            String vector,
            @JsonProperty("base_score") double base,
            String source) {}

    /// An entry of CISA's list of exploited vulnerabilities.
    record Kev(
            @JsonProperty("date_added") LocalDate added,
            @JsonProperty("due_date") LocalDate due,
            String ransomware) {}

    record Named(String name, List<String> affected, List<String> fixed) {}

    /// @throws IllegalStateException when the bundled file is missing
    static List<ShelfNotice> load() {
        String name = "/archive/notices-2019-2025.jsonl";
        try (var in = ShelfNotice.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .map(line -> Json.read(line, ShelfNotice.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
