package io.hypervisory.ingest.read.oracle;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Body;
import io.hypervisory.ingest.read.HtmlTable.Head;
import io.hypervisory.ingest.read.HtmlTable.Row;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A risk matrix: its columns by the words over them. Matrices differ between years and product
/// families: some have no column of products, some have more. Thread-safe.
///
/// @param family the product that the matrix is about when it has no column of them
/// @param scheme of its scores; null when neither it nor a matrix before says
record RiskMatrix(Body body, String family, @Nullable String scheme) {
    private static final Pattern ID_HEAD = Pattern.compile("(?:cve|vuln)\\w{0,12}\\s*(?:#|ids?)?");
    private static final Pattern OWN_NUMBER = Pattern.compile("[A-Z]{2,8}\\d{1,3}");
    private static final Pattern VERSION = Pattern.compile("cvss\\D{0,20}(\\d\\.\\d)");
    private static final Pattern SCORE = Pattern.compile("\\d{1,2}(?:\\.\\d)?");

    /// A row about one or more flaws.
    ///
    /// @param number Oracle's own, before it used CVEs; null in later rows
    /// @param metric null when the row has no score
    record Risk(PatchRow row, @Nullable String number, @Nullable Metric metric) {}

    /// Null when the table is something else.
    ///
    /// @param before the scheme of the matrix before; null when there is none
    static @Nullable RiskMatrix of(HtmlTable table, String family, @Nullable String before) {
        Body body = table.under(RiskMatrix::isHeader).orElse(null);
        if (body == null) {
            return null;
        }
        String own = scheme(body);
        return new RiskMatrix(body, family, own == null ? before : own);
    }

    private static boolean isHeader(List<String> texts) {
        boolean id = texts.stream().anyMatch(text -> ID_HEAD.matcher(text).matches());
        return id && texts.stream().anyMatch(text -> text.equals("component") || isScore(text));
    }

    private static boolean isScore(String text) {
        return text.equals("base score");
    }

    private static @Nullable String scheme(Body body) {
        for (Head head : body.heads()) {
            Matcher version = VERSION.matcher(head.group() + " " + head.text());
            if (version.find()) {
                return "cvss-" + version.group(1);
            }
        }
        // only version 2 knows how often one must authenticate
        return body.column("authentication") >= 0 ? "cvss-2.0" : null;
    }

    /// @param text is given what stands across the matrix
    void each(Consumer<Risk> risks, Consumer<String> text) {
        int id = body.column(head -> ID_HEAD.matcher(head).matches());
        for (Row row : body.rows()) {
            if (row.isOneCell()) {
                text.accept(row.text(0));
                continue;
            }
            List<String> cves = IdGrammar.cves(row.text(id));
            boolean own = OWN_NUMBER.matcher(row.text(id)).matches();
            if (own || !cves.isEmpty()) {
                risks.accept(risk(row, cves, own ? row.text(id) : null));
            }
        }
    }

    private Risk risk(Row row, List<String> cves, @Nullable String number) {
        String product = row.text(body.column("product"));
        String score = row.text(body.column(RiskMatrix::isScore));
        var facts =
                new PatchRow(
                        null,
                        product.isEmpty() ? family : product,
                        orNull(row.text(body.column("component"))),
                        orNull(row.text(versions())),
                        null,
                        cves,
                        orNull(score),
                        null,
                        null,
                        "",
                        List.of(),
                        null,
                        null,
                        orNull(row.text(body.column("notes"))));
        return new Risk(facts, number, metric(score));
    }

    private int versions() {
        int supported = body.column(head -> head.contains("versions affected"));
        return supported >= 0 ? supported : body.column(head -> head.contains("affected"));
    }

    private @Nullable Metric metric(String score) {
        return scheme == null || !SCORE.matcher(score).matches()
                ? null
                : new Metric(scheme, null, Double.valueOf(score), null, null, List.of());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
