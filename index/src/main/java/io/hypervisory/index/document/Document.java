package io.hypervisory.index.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Instant;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// One entry as Elasticsearch searches it; `mapping.json` says how each field is indexed. The full
/// record stands beside these fields, as `record`.
///
/// @param idText the id, its aliases and their parts, lower case
/// @param idKey the id and its aliases, whole and independent of how they are written
/// @param alias the id with and without its vendor, and every other spelling
/// @param text notes, vulnerabilities and remediations, once
/// @param about words for what other fields hold as values: its type, vendor, labels and
///   weaknesses, and the month it came out
/// @param severity the publisher's own word
/// @param fix whether something mends it, in the publisher's words: `available`, `pending`,
///   `none-planned`, `workaround`
/// @param platforms ids of the platforms that it concerns and of all that hold them: of a patch for
///   ESX 3.0.2 `vmware/esx`, `vmware/esx-3`, `vmware/esx-3.0` and `vmware/esx-3.0.2`
/// @param affected versions that an advisory calls affected
/// @param hardware that it concerns, as written and by labels that hold
/// @param patch patch ids, with and without their vendor
/// @param mention ids that the text names, CVEs apart
/// @param year of `published`, in the publisher's zone; of a patch without a day, that of the round
///   in its id
/// @param revision ours
/// @param source the catalogue's names of its witnesses' sources
/// @param url the publisher's page, else the first witness
/// @param trace of the event that led to it
/// @param dates the dates as their publisher wrote them
public record Document(
        String id,
        List<String> idText,
        List<String> idKey,
        List<String> alias,
        String type,
        String vendor,
        @Nullable String publisher,
        String title,
        @Nullable String text,
        String about,
        @Nullable String severity,
        @JsonUnwrapped Judged judged,
        @JsonUnwrapped Listed listed,
        List<String> fix,
        List<String> product,
        List<String> platforms,
        List<Affected> affected,
        List<String> hardware,
        List<String> cve,
        List<String> patch,
        List<String> mention,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String year,
        @Nullable String status,
        @Nullable String version,
        int revision,
        String hash,
        List<String> source,
        @Nullable String url,
        @Nullable String trace,
        @Nullable Dates dates,
        List<Place> provenance) {
    /// How many words its title and text have, at least one.
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public int words() {
        return Math.max(1, words(title) + words(text));
    }

    private static int words(@Nullable String prose) {
        return prose == null ? 0 : new StringTokenizer(prose).countTokens();
    }

    /// The names of fields that a list of hits needs.
    public static final List<String> HIT_FIELDS =
            List.of(
                    "id",
                    "type",
                    "vendor",
                    "publisher",
                    "title",
                    "severity",
                    "kind",
                    "component",
                    "impact",
                    "impactNo",
                    "attack",
                    "quality",
                    "state",
                    "urgency",
                    "kev",
                    "due",
                    "fix",
                    "published",
                    "updated",
                    "url",
                    "revision",
                    "hash",
                    "dates",
                    "provenance");

    /// @param published, updated null when the publisher states none
    public record Dates(@Nullable SaidDate published, @Nullable SaidDate updated) {}

    /// Where the bytes of one witness stand.
    ///
    /// @param topic null when they were not read from a topic
    public record Place(
            String url,
            @Nullable String topic,
            int partition,
            long offset,
            String sha256,
            Instant fetchedAt) {}
}
