package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// CISA's catalogue of known exploited vulnerabilities, as JSON. Thread-safe.
final class KevReader implements AssertionReader {
    @Override
    public String format() {
        return "kev";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "proven on four real copies of the catalogue";
    }

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        Provenance provenance = document.provenance(format(), version());
        try (InputStream plain = Compressed.plain(document.body());
                JsonParser json = Json.MAPPER.createParser(plain)) {
            if (!toList(json)) {
                return new Unreadable("no-list", "it has no vulnerabilities");
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                JsonNode entry = json.readValueAsTree();
                String cve = IdGrammar.onlyCve(text(entry, "cveID"));
                if (cve == null) {
                    taker.skip("an entry without a CVE: " + text(entry, "cveID"));
                } else {
                    taker.take(known(cve, document.source(), entry, provenance));
                }
            }
            return null;
        } catch (JacksonException e) {
            return new Unreadable("not-json", String.valueOf(e.getOriginalMessage()));
        } catch (IOException e) {
            return new Unreadable("not-gzip", e.toString());
        }
    }

    /// The parser stands before the first entry then.
    private static boolean toList(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean list = "vulnerabilities".equals(json.currentName());
            JsonToken value = json.nextToken();
            if (list) {
                return value == JsonToken.START_ARRAY;
            }
            json.skipChildren();
        }
        return false;
    }

    private static KnownExploited known(
            String cve, String source, JsonNode entry, Provenance provenance) {
        return new KnownExploited(
                cve,
                source,
                text(entry, "vendorProject"),
                text(entry, "product"),
                text(entry, "vulnerabilityName"),
                day(text(entry, "dateAdded")),
                day(text(entry, "dueDate")),
                text(entry, "requiredAction"),
                "Known".equals(text(entry, "knownRansomwareCampaignUse")) ? true : null,
                provenance);
    }

    private static String text(JsonNode entry, String name) {
        return entry.path(name).asString("").strip();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
