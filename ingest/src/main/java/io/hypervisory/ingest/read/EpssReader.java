package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Provenance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// FIRST's exploit probabilities, as CSV in its three layouts: without and with percentile, and
/// with a first line that names model and day. Thread-safe.
final class EpssReader implements AssertionReader {
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
                new BufferedReader(
                        new InputStreamReader(Compressed.plain(document.body()), UTF_8))) {
            String first = lines.readLine();
            String names = first != null && first.startsWith("#") ? lines.readLine() : first;
            if (names == null || !names.strip().startsWith("cve,epss")) {
                return new Unreadable("no-list", "its first line is not cve,epss[,percentile]");
            }
            var head = new Head(model(first), day(first), names.strip().endsWith(",percentile"));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row(line, head, document.source(), provenance, taker);
            }
            return null;
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
        return day.find() ? LocalDate.parse(day.group(1)) : null;
    }

    private static void row(
            String line, Head head, String source, Provenance provenance, Taker taker)
            throws InterruptedException {
        if (line.isBlank()) {
            return;
        }
        List<String> cells = List.of(line.split(",", -1));
        String cve = IdGrammar.onlyCve(cells.getFirst());
        try {
            if (cve == null || line.length() > LONGEST_LINE) {
                throw new NumberFormatException("no CVE");
            }
            taker.take(
                    new ExploitProbability(
                            cve,
                            source,
                            Double.parseDouble(cells.get(1)),
                            head.hasPercentile() ? Double.valueOf(cells.get(2)) : null,
                            head.model(),
                            head.scored(),
                            provenance));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            taker.skip(
                    "no row of a CVE and its probability: "
                            + line.substring(0, Math.min(line.length(), 100)));
        }
    }
}
