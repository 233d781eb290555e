package io.hypervisory.docker.archive;

import static java.util.Comparator.comparingInt;

import io.hypervisory.docker.archive.ShelfNotice.Named;
import io.hypervisory.docker.archive.ShelfNotice.Score;
import io.hypervisory.docker.archive.ShelfNotice.Weakness;
import io.hypervisory.ingest.contract.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One notice as a CSAF 2.0 document.
///
/// The facts of a notice with several CVEs do not say which product each concerns. Such a document
/// names its products and gives no product status, which the profile of a security advisory
/// demands; so it is a `csaf_base`.
final class CsafDocument {
    private static final Map<String, String> CWE_NAMES =
            FactTables.rows("cwe-names.csv", row -> Map.entry(row.get("id"), row.get("name")))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Who scores first: the publisher, then NVD, then CISA.
    private static final List<String> SCORERS = List.of("cna", "nvd", "cisa");

    private final ShelfNotice notice;
    private final LocalDate released;
    private final CsafProducts products;

    /// @param released the notice's day: the standard does not do without
    CsafDocument(ShelfNotice notice, LocalDate released) {
        this.notice = notice;
        this.released = released;
        this.products = new CsafProducts(vendorName(notice), notice.products());
    }

    /// CSAF 2.0, section 5.1: lower case, any other run of characters one underscore.
    static String fileName(String trackingId) {
        return trackingId.toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_") + ".json";
    }

    static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    ObjectNode json() {
        var root = Json.MAPPER.createObjectNode();
        root.set("document", document());
        if (!notice.products().isEmpty()) {
            root.set("product_tree", products.tree());
        }
        var vulnerabilities = root.putArray("vulnerabilities");
        notice.vulnerabilities().forEach(each -> add(vulnerabilities, each));
        return root;
    }

    private boolean saysWhatIsAffected() {
        return notice.vulnerabilities().size() == 1 && !notice.products().isEmpty();
    }

    private ObjectNode document() {
        var document = Json.MAPPER.createObjectNode();
        document.put("category", saysWhatIsAffected() ? "csaf_security_advisory" : "csaf_base");
        document.put("csaf_version", "2.0");
        document.put("lang", "en");
        document.put("title", notice.id() + ": " + notice.topic());
        document.putObject("publisher")
                .put("category", "vendor")
                .put("name", notice.publisher().name())
                .put("namespace", notice.publisher().namespace());
        if (notice.severity() != null) {
            document.putObject("aggregate_severity").put("text", notice.severity());
        }
        document.putObject("distribution").putObject("tlp").put("label", "WHITE");
        note(document.putArray("notes"), "general", "About this document", about());
        references(document);
        document.set("tracking", tracking());
        return document;
    }

    private void references(ObjectNode document) {
        if (notice.references().isEmpty()) {
            return;
        }
        var references = document.putArray("references");
        for (String url : notice.references()) {
            references
                    .addObject()
                    .put("category", "external")
                    .put("summary", "The notice at its publisher")
                    .put("url", url);
        }
    }

    private ObjectNode tracking() {
        var tracking = Json.MAPPER.createObjectNode();
        String date = midnight(released);
        tracking.put("id", notice.id()).put("status", "final").put("version", "1");
        tracking.put("initial_release_date", date).put("current_release_date", date);
        tracking.putArray("revision_history")
                .addObject()
                .put("number", "1")
                .put("date", date)
                .put("summary", "First release; later ones are not among the facts.");
        tracking.putObject("generator").putObject("engine").put("name", "Hypervisory demo archive");
        return tracking;
    }

    private String about() {
        var text = new StringBuilder();
        text.append("Reconstructed from facts (ids, days, scores, product names) for a demo; ");
        text.append(notice.publisher().name()).append(" did not write it. ");
        text.append("The time of day is not known and stands as 00:00 UTC.");
        if (notice.datePrecision() != null && !notice.datePrecision().equals("day")) {
            text.append(" Of the date only the ").append(notice.datePrecision());
            text.append(" is sure; the day is that of: ").append(notice.dateBasis()).append('.');
        }
        if (!saysWhatIsAffected() && !notice.products().isEmpty()) {
            text.append(
                    " The products are those of the whole notice; which vulnerability concerns");
            text.append(" which product is not among the facts.");
            notice.products().stream()
                    .filter(product -> !product.fixed().isEmpty())
                    .forEach(product -> text.append(' ').append(fixedIn(product)));
        }
        return text.toString();
    }

    private static String fixedIn(Named product) {
        return product.name() + " is fixed in: " + String.join(", ", product.fixed()) + ".";
    }

    private void add(ArrayNode vulnerabilities, Weakness weakness) {
        var json = vulnerabilities.addObject().put("cve", weakness.cve());
        String name = weakness.cwe() == null ? null : CWE_NAMES.get(weakness.cwe());
        if (name != null) {
            json.putObject("cwe").put("id", weakness.cwe()).put("name", name);
        }
        if (weakness.published() != null) {
            json.put("release_date", midnight(weakness.published()));
        }
        var score = chosen(weakness);
        note(json.putArray("notes"), "description", "Facts", facts(weakness, score));
        score.ifPresent(each -> score(json, each));
        if (saysWhatIsAffected()) {
            status(json);
        }
        exploited(json, weakness);
    }

    private void status(ObjectNode vulnerability) {
        var status = vulnerability.putObject("product_status");
        products.affected().forEach(status.putArray("known_affected")::add);
        if (products.fixed().isEmpty()) {
            return;
        }
        products.fixed().forEach(status.putArray("fixed")::add);
        var remediations = vulnerability.putArray("remediations");
        for (Named product : notice.products()) {
            if (!product.fixed().isEmpty()) {
                var fix = remediations.addObject();
                fix.put("category", "vendor_fix").put("details", fixedIn(product));
                products.affected(product).forEach(fix.putArray("product_ids")::add);
            }
        }
    }

    /// The standard allows one score of a version for a product, so the best placed scorer's stands
    /// as a score and the others in the note. Without a product it has no place for any.
    private Optional<Score> chosen(Weakness weakness) {
        if (notice.products().isEmpty()) {
            return Optional.empty();
        }
        return weakness.cvss().stream()
                .filter(score -> score.version().startsWith("3."))
                .min(comparingInt(score -> SCORERS.indexOf(score.source())));
    }

    private void score(ObjectNode vulnerability, Score score) {
        var json = vulnerability.putArray("scores").addObject();
        products.affected().forEach(json.putArray("products")::add);
        json.putObject("cvss_v3")
                .put("version", score.version())
                .put("vectorString", score.vector())
                .put("baseScore", score.base())
                .put("baseSeverity", rating(score.base()));
    }

    /// The rating scale of CVSS 3.
    static String rating(double base) {
        if (base >= 9.0) {
            return "CRITICAL";
        }
        if (base >= 7.0) {
            return "HIGH";
        }
        if (base >= 4.0) {
            return "MEDIUM";
        }
        return base > 0 ? "LOW" : "NONE";
    }

    private String facts(Weakness weakness, Optional<Score> chosen) {
        var text = new StringBuilder(weakness.cve());
        text.append(" is named by ").append(notice.id()).append(" (");
        text.append(notice.topic()).append(").");
        chosen.ifPresent(score -> text.append(" Scored by ").append(scorer(score)).append('.'));
        weakness.cvss().stream()
                .filter(score -> chosen.filter(score::equals).isEmpty())
                .forEach(score -> text.append(' ').append(sentence(score)));
        return text.toString();
    }

    private static String sentence(Score score) {
        return "CVSS %s by %s: %s, %s."
                .formatted(score.version(), scorer(score), score.base(), score.vector());
    }

    private static String scorer(Score score) {
        return switch (score.source()) {
            case "cna" -> "the numbering authority";
            case "nvd" -> "NVD";
            case "cisa" -> "CISA";
            default -> score.source();
        };
    }

    private static void exploited(ObjectNode vulnerability, Weakness weakness) {
        var kev = weakness.kev();
        if (kev == null) {
            return;
        }
        vulnerability
                .putArray("threats")
                .addObject()
                .put("category", "exploit_status")
                .put("date", midnight(kev.added()))
                .put(
                        "details",
                        "CISA has it on its list of exploited vulnerabilities since %s, with %s as the"
                                        .formatted(kev.added(), kev.due())
                                + " day to act by. Use by ransomware: "
                                + kev.ransomware()
                                + ".");
    }

    private static void note(ArrayNode notes, String category, String title, String text) {
        notes.addObject().put("category", category).put("title", title).put("text", text);
    }

    private static String vendorName(ShelfNotice notice) {
        return notice.vendor().equals("microsoft") ? "Microsoft" : notice.publisher().name();
    }
}
