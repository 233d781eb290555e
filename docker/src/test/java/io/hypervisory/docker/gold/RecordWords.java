package io.hypervisory.docker.gold;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Remediation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a CVE record's own publisher says to do, which no list's reader takes, since the pipeline
/// does not judge lists. The containers of others say nothing for it.
final class RecordWords {
    private static final Pattern MENDED_IN =
            Pattern.compile(
                    "(?i)\\b(?:before|prior to|earlier than|lower than)\\b.*\\d|^\\s*<\\s*v?\\d");

    private RecordWords() {}

    /// Of a record of CVE JSON 5: solutions, workarounds, and the versions that mend it.
    static List<Remediation> ofCve5(byte[] body) {
        JsonNode publisher = Json.MAPPER.readTree(body).path("containers").path("cna");
        var remedies = new ArrayList<Remediation>();
        texts(publisher.path("solutions"), "vendor_fix", remedies);
        texts(publisher.path("workarounds"), "workaround", remedies);
        for (JsonNode product : publisher.path("affected")) {
            for (JsonNode version : product.path("versions")) {
                String mended = mended(version);
                if (mended != null) {
                    remedies.add(remedy("vendor_fix", null, mended));
                }
            }
        }
        return remedies;
    }

    private static void texts(JsonNode said, String category, List<Remediation> remedies) {
        for (JsonNode each : said) {
            remedies.add(remedy(category, each.path("value").asString(), null));
        }
    }

    private static @Nullable String mended(JsonNode version) {
        if (version.has("lessThan")) {
            return version.path("lessThan").asString();
        }
        for (JsonNode change : version.path("changes")) {
            if (change.path("status").asString().equals("unaffected")) {
                return change.path("at").asString();
            }
        }
        String status = version.path("status").asString("");
        String said = version.path("version").asString("");
        return status.equals("unaffected") || endsARange(said) ? said : null;
    }

    /// Whether a version is given in words that name the one that mends it: "6.5 before 6.5 U1".
    static boolean endsARange(String version) {
        return MENDED_IN.matcher(version).find();
    }

    /// @param fixedVersion null when the words alone say it
    static Remediation remedy(
            String category, @Nullable String details, @Nullable String fixedVersion) {
        return new Remediation(
                category,
                details,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                fixedVersion,
                null);
    }

    /// Of an entry of a catalogue of known exploited vulnerabilities: what it says happens.
    static @Nullable String ofKnownExploited(byte[] body, String cve) {
        for (JsonNode each : Json.MAPPER.readTree(body).path("vulnerabilities")) {
            if (each.path("cveID").asString().equals(cve)) {
                return each.path("shortDescription").asString();
            }
        }
        return null;
    }
}
