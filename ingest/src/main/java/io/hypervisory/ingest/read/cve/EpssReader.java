package io.hypervisory.ingest.read.cve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Compressed;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Lines;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// FIRST's exploit probabilities, as CSV in its three layouts: without and with percentile, and
/// with a first line that names model and day. Thread-safe.
public final class EpssReader implements AssertionReader {
    private static final int LONGEST_LINE = 1000;
    private static final Pattern MODEL = Pattern.compile("model_version:\\s*([^,\\s]+)");
    private static final Pattern DAY = Pattern.compile("score_date:\\s*(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    @Override
    public String format() {
        return "epss";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String proof() {
        return "read 6 of 6 real lists, of each of the three layouts";
    }

    /// What the first lines say of all others.
    ///
    /// @param percentile -1 when the list has none
    private record Head(
            @Nullable String model,
            @Nullable LocalDate scored,
            int cve,
            int probability,
            int percentile) {}

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        try (var lines =
                new Lines(
                        new InputStreamReader(Compressed.plain(document.body()), UTF_8),
                        LONGEST_LINE)) {
            Head head = head(lines);
            if (head == null) {
                return new Unreadable("no-list", "its first line names no columns cve and epss");
            }
            Provenance provenance = document.provenance(format(), version());
            for (String line = lines.next(); line != null; line = lines.next()) {
                row(line, head, document, provenance, taker);
            }
            return null;
        } catch (Compressed.TooLarge e) {
            return new Unreadable("too-large", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Unreadable("truncated", e.toString());
        }
    }

    /// Null when the columns are not those of a list.
    private static @Nullable Head head(Lines lines) throws IOException {
        String model = null;
        LocalDate scored = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            String bare = line.replace("\uFEFF", "").strip();
            if (bare.startsWith("#")) {
                model = model == null ? model(bare) : model;
                scored = scored == null ? day(bare) : scored;
            } else if (!bare.isEmpty()) {
                List<String> names = cells(bare.toLowerCase(Locale.ROOT));
                int cve = names.indexOf("cve");
                int probability = names.indexOf("epss");
                return cve < 0 || probability < 0
                        ? null
                        : new Head(model, scored, cve, probability, names.indexOf("percentile"));
            }
        }
        return null;
    }

    private static @Nullable String model(String line) {
        Matcher model = MODEL.matcher(line);
        return model.find() ? model.group(1) : null;
    }

    private static @Nullable LocalDate day(String line) {
        Matcher day = DAY.matcher(line);
        try {
            return day.find() ? LocalDate.parse(day.group(1)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// No value holds a comma, so that quotes have nothing to protect.
    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.replace("\"", "").strip())
                .toList();
    }

    private static void row(
            String line, Head head, Document document, Provenance provenance, Taker taker)
            throws InterruptedException {
        if (line.isBlank()) {
            return;
        }
        ExploitProbability probability = probability(line, head, document, provenance);
        if (probability != null) {
            taker.take(probability);
            return;
        }
        String start = line.substring(0, Math.min(line.length(), 100));
        taker.skip("no row of a CVE and its probability: " + start);
    }

    private static @Nullable ExploitProbability probability(
            String line, Head head, Document document, Provenance provenance) {
        if (line.length() > LONGEST_LINE) {
            return null;
        }
        List<String> cells = cells(line);
        String cve = IdGrammar.onlyCve(cell(cells, head.cve()));
        Double probability = share(cell(cells, head.probability()));
        String percentile = cell(cells, head.percentile());
        if (cve == null
                || probability == null
                || !percentile.isEmpty() && share(percentile) == null) {
            return null;
        }
        return new ExploitProbability(
                cve,
                document.source(),
                probability,
                share(percentile),
                head.model(),
                head.scored(),
                !document.history(),
                provenance);
    }

    private static String cell(List<String> cells, int at) {
        return at < 0 || at >= cells.size() ? "" : cells.get(at);
    }

    /// Null when it is no number from 0 to 1.
    private static @Nullable Double share(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return null;
        }
        double share = Double.parseDouble(cell);
        return share <= 1 ? share : null;
    }
}
