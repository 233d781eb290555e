package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Compressed;
import io.hypervisory.ingest.read.Document;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// CISA's catalogue of known exploited vulnerabilities, as JSON. Thread-safe.
public final class KevReader implements AssertionReader {
    private static final Set<String> READ =
            Set.of(
                    "cveID",
                    "vendorProject",
                    "product",
                    "vulnerabilityName",
                    "dateAdded",
                    "dueDate",
                    "requiredAction",
                    "knownRansomwareCampaignUse");

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
                Map<String, String> entry = entry(json);
                String cve = IdGrammar.onlyCve(text(entry, "cveID"));
                if (cve == null) {
                    taker.skip("an entry without a CVE: " + text(entry, "cveID"));
                } else {
                    taker.take(known(cve, document.source(), entry, provenance));
                }
            }
            return null;
        } catch (JacksonException e) {
            String reason = e.getCause() instanceof Compressed.TooLarge ? "too-large" : "not-json";
            return new Unreadable(reason, String.valueOf(e.getOriginalMessage()));
        } catch (IOException e) {
            return new Unreadable("not-gzip", e.toString());
        }
    }

    /// What we read of an entry, and nothing else: it may be as large as the whole list.
    private static Map<String, String> entry(JsonParser json) {
        var entry = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isScalarValue() && READ.contains(name)) {
                entry.put(name, String.valueOf(json.getValueAsString("")));
            } else {
                json.skipChildren();
            }
        }
        return entry;
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
            String cve, String source, Map<String, String> entry, Provenance provenance) {
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

    private static String text(Map<String, String> entry, String name) {
        return entry.getOrDefault(name, "").strip();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
