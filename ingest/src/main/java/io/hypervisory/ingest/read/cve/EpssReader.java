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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// FIRST's exploit probabilities, as CSV in its three layouts: without and with percentile, and
/// with a first line that names model and day. Thread-safe.
public final class EpssReader implements AssertionReader {
    private static final int LONGEST_LINE = 1000;
    private static final Pattern MODEL = Pattern.compile("model_version:([^,\\s]+)");
    private static final Pattern DAY = Pattern.compile("score_date:(\\d{4}-\\d{2}-\\d{2})");

    @Override
    public String format() {
        return "epss";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "proven on real lists of each of the three layouts";
    }

    /// What the first lines say of all others.
    private record Head(
            @Nullable String model, @Nullable LocalDate scored, boolean hasPercentile) {}

    @Override
    public @Nullable Unreadable read(Document document, Taker taker) throws InterruptedException {
        Provenance provenance = document.provenance(format(), version());
        try (var lines =
                new Lines(
                        new InputStreamReader(Compressed.plain(document.body()), UTF_8),
                        LONGEST_LINE)) {
            String first = lines.next();
            String names = first != null && first.startsWith("#") ? lines.next() : first;
            if (names == null || !names.strip().startsWith("cve,epss")) {
                return new Unreadable("no-list", "its first line is not cve,epss[,percentile]");
            }
            var head = new Head(model(first), day(first), names.strip().endsWith(",percentile"));
            for (String line = lines.next(); line != null; line = lines.next()) {
                row(line, head, document.source(), provenance, taker);
            }
            return null;
        } catch (Compressed.TooLarge e) {
            return new Unreadable("too-large", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Unreadable("truncated", e.toString());
        }
    }

    private static @Nullable String model(@Nullable String line) {
        Matcher model = MODEL.matcher(line == null ? "" : line);
        return model.find() ? model.group(1) : null;
    }

    private static @Nullable LocalDate day(@Nullable String line) {
        Matcher day = DAY.matcher(line == null ? "" : line);
        try {
            return day.find() ? LocalDate.parse(day.group(1)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void row(
            String line, Head head, String source, Provenance provenance, Taker taker)
            throws InterruptedException {
        if (line.isBlank()) {
            return;
        }
        ExploitProbability probability = probability(line, head, source, provenance);
        if (probability != null) {
            taker.take(probability);
            return;
        }
        String start = line.substring(0, Math.min(line.length(), 100));
        taker.skip("no row of a CVE and its probability: " + start);
    }

    private static @Nullable ExploitProbability probability(
            String line, Head head, String source, Provenance provenance) {
        List<String> cells = List.of(line.split(",", -1));
        String cve = IdGrammar.onlyCve(cells.getFirst());
        if (cve == null || line.length() > LONGEST_LINE) {
            return null;
        }
        try {
            return new ExploitProbability(
                    cve,
                    source,
                    Double.parseDouble(cells.get(1)),
                    head.hasPercentile() ? Double.valueOf(cells.get(2)) : null,
                    head.model(),
                    head.scored(),
                    provenance);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }
}
