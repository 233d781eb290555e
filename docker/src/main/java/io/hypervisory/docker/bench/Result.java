package io.hypervisory.docker.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a run measured.
///
/// @param documentBytes, indexedBytes mean size as fetched and as indexed
/// @param passes documents a second from the first request to the last one searchable, of each
///   measured pass
/// @param pipeline the best of them
/// @param ceiling documents a second by number of senders
/// @param ratio pipeline ÷ best ceiling
/// @param cpuMs CPU milliseconds a document by part, while the pipeline ran
/// @param ceilingCpuMs the search server's CPU milliseconds a document at the best ceiling
/// @param secondPassSeconds of the unchanged pass, every document asked for
/// @param secondPassRecords that it put on `advisories.v1` and `changes.v1`
/// @param heapMiB, rssMiB of this process after the first pass
public record Result(
        String date,
        int documents,
        long documentBytes,
        long indexedBytes,
        List<Double> passes,
        double pipeline,
        Map<Integer, Double> ceiling,
        double ratio,
        Map<String, Double> cpuMs,
        double ceilingCpuMs,
        double secondPassSeconds,
        long secondPassRecords,
        long heapMiB,
        long rssMiB,
        int cores,
        String java) {
    double bestCeiling() {
        return ceiling.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /// As `RESULTS.md` keeps it.
    public String markdown() {
        var text = new StringBuilder();
        line(text, "# Last run of `docker/hypervisory bench --docs %d`", documents);
        line(text, "");
        line(text, "%s, %d cores, Java %s.", date, cores, java);
        line(text, "");
        line(text, "| measure | value |");
        line(text, "|---|---|");
        line(
                text,
                "| documents | %d, mean %d bytes as fetched, %d as indexed |",
                documents,
                documentBytes,
                indexedBytes);
        for (int pass = 0; pass < passes.size(); pass++) {
            line(
                    text,
                    "| pipeline, first request to last document searchable, pass %d | %.0f documents/s |",
                    pass + 1,
                    passes.get(pass));
        }
        ceiling.forEach((senders, rate) ->
                line(
                        text,
                        "| ceiling, bulk with %d sender%s | %.0f documents/s |",
                        senders,
                        senders == 1 ? "" : "s",
                        rate));
        line(text, "| **ratio of best pass to best ceiling** | **%.2f** |", ratio);
        line(
                text,
                "| unchanged pass | %.1f s, %.0f documents/s, %d records on advisories and changes |",
                secondPassSeconds,
                documents / secondPassSeconds,
                secondPassRecords);
        line(text, "| heap used, resident set of the process | %d MiB, %d MiB |", heapMiB, rssMiB);
        line(text, "");
        line(text, "CPU milliseconds a document in the best pass:");
        line(text, "");
        line(text, "| part | ms |");
        line(text, "|---|---|");
        cpuMs.forEach((part, ms) -> line(text, "| %s | %.3f |", part, ms));
        double sum = cpuMs.values().stream().mapToDouble(Double::doubleValue).sum();
        line(text, "| sum | %.3f |", sum);
        line(text, "| Elasticsearch alone, at the best ceiling | %.3f |", ceilingCpuMs);
        line(
                text,
                "| ratio of the two, whoever else used the machine | %.2f |",
                ceilingCpuMs / sum);
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "ratio %.2f (%.0f of %.0f documents/s)",
                ratio,
                pipeline,
                bestCeiling());
    }
}
