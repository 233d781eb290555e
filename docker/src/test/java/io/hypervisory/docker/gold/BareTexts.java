package io.hypervisory.docker.gold;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Remediation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Documents of formats that the pipeline has no reader for, as `explain --as text` takes them:
/// title and text.
final class BareTexts {
    private static final Pattern TITLE = Pattern.compile("(?i)^[a-z_]*title: ");

    /// The level of a line that is no heading.
    private static final int PLAIN = 100;

    private BareTexts() {}

    /// Words and numbers alone, in small letters.
    static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    /// A record of the CVE list before version 5.
    static Noticed cve4(byte[] body) {
        JsonNode record = Json.MAPPER.readTree(body);
        var description = new ArrayList<String>();
        for (JsonNode each : record.path("description").path("description_data")) {
            description.add(each.path("value").asString());
        }
        var products = new ArrayList<Product>();
        var fixes = new ArrayList<Remediation>();
        for (JsonNode vendor : record.path("affects").path("vendor").path("vendor_data")) {
            for (JsonNode product : vendor.path("product").path("product_data")) {
                cve4Product(vendor.path("vendor_name").asString(), product, products, fixes);
            }
        }
        return GoldTexts.record(
                record.path("CVE_data_meta").path("ID").asString(),
                null,
                String.join("\n", description),
                List.of(),
                products,
                fixes);
    }

    private static void cve4Product(
            String vendor, JsonNode product, List<Product> products, List<Remediation> fixes) {
        String name = product.path("product_name").asString();
        if (!name.equals("n/a")) {
            products.add(
                    new Product(
                            "P" + products.size(),
                            vendor + " " + name,
                            List.of(),
                            null,
                            List.of()));
        }
        for (JsonNode version : product.path("version").path("version_data")) {
            String value = version.path("version_value").asString("");
            if (version.path("version_affected").asString("").matches("!?<|!>=?")
                    || RecordWords.endsARange(value)) {
                fixes.add(RecordWords.remedy("vendor_fix", null, value));
            }
        }
    }

    /// @param part a heading of the document, or null for all of it
    /// @return null when there is no such heading
    static @Nullable Noticed of(String url, String text, @Nullable String part) {
        if (url.endsWith(".md")) {
            return markdown(text, part);
        }
        if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
            return json(text, part);
        }
        if (part != null) {
            return null;
        }
        return text.stripLeading().startsWith("<")
                ? html(text)
                : new Noticed.Bare(firstLine(text), text);
    }

    private static @Nullable Noticed markdown(String text, @Nullable String part) {
        String body = text.replaceFirst("(?s)\\A---\\n.*?\\n---\\n", "");
        if (part == null) {
            var title = Pattern.compile("(?m)^title: *(.+)$").matcher(text);
            return new Noticed.Bare(
                    title.find() ? title.group(1).replace("\"", "") : firstLine(body), body);
        }
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int level = level(lines.get(i));
            if (level < PLAIN && plain(lines.get(i)).equals(plain(part))) {
                var section =
                        lines.stream().skip(i + 1L).takeWhile(each -> level(each) > level).toList();
                return new Noticed.Bare(part, String.join("\n", section));
            }
        }
        return null;
    }

    /// Of a heading the number of its `#`; a line in bold is a heading below those.
    private static int level(String line) {
        if (line.matches("#+ .*")) {
            return line.indexOf(' ');
        }
        return line.strip().matches("\\*\\*[^*]+\\*\\*") ? PLAIN - 1 : PLAIN;
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("text").strip();
    }

    /// What JSON says, one field a paragraph, of the element that holds the part.
    private static @Nullable Noticed json(String text, @Nullable String part) {
        JsonNode whole;
        try {
            whole = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return part == null ? new Noticed.Bare(firstLine(text), text) : null;
        }
        JsonNode about = part == null ? whole : about(whole, part);
        if (about == null) {
            return null;
        }
        var lines = new ArrayList<String>();
        lines(about, "", lines);
        String title =
                lines.stream().filter(TITLE.asPredicate()).findFirst().orElse(lines.getFirst());
        return new Noticed.Bare(
                title.substring(title.indexOf(": ") + 2), String.join("\n\n", lines));
    }

    /// The outermost element of a list that holds the part, or the whole when there is none and the
    /// whole does; of an article its number alone too.
    private static @Nullable JsonNode about(JsonNode whole, String part) {
        JsonNode element = element(whole, part);
        if (element != null) {
            return element;
        }
        if (holds(whole, "", part)) {
            return whole;
        }
        return part.matches("KB\\d+") ? about(whole, part.substring(2)) : null;
    }

    private static @Nullable JsonNode element(JsonNode node, String part) {
        for (JsonNode each : node) {
            if (node.isArray() && holds(each, "", part)) {
                return each;
            }
            JsonNode within = node.isArray() ? null : element(each, part);
            if (within != null) {
                return within;
            }
        }
        return null;
    }

    private static boolean holds(JsonNode node, String name, String part) {
        if (node.isValueNode()) {
            String said = plain(node.asString(""));
            return (said + " ").startsWith(plain(part) + " ")
                    || plain(name + " " + said).equals(plain(part));
        }
        for (var each : node.properties()) {
            if (holds(each.getValue(), each.getKey(), part)) {
                return true;
            }
        }
        for (JsonNode each : node) {
            if (node.isArray() && holds(each, name, part)) {
                return true;
            }
        }
        return false;
    }

    private static void lines(JsonNode node, String name, List<String> lines) {
        if (node.isObject()) {
            node.properties().forEach(each -> lines(each.getValue(), each.getKey(), lines));
        } else if (node.isArray()) {
            node.forEach(each -> lines(each, name, lines));
        } else {
            lines.add(name + ": " + Jsoup.parse(node.asString("")).text());
        }
    }

    private static Noticed html(String text) {
        var page = Jsoup.parse(text);
        return new Noticed.Bare(page.title(), page.body().wholeText());
    }
}
