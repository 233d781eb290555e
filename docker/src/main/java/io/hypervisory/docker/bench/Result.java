package io.hypervisory.docker.bench;

import java.util.List;

/// What a run measured.
///
/// @param documentBytes, indexedBytes mean size as fetched and as indexed
/// @param pairs each pass with the ceiling after it, by ratio; the one in the middle counts
/// @param secondPassSeconds of the unchanged pass, every document asked for
/// @param secondPassRecords that it put on `advisories.v1` and `changes.v1`
/// @param heapMiB, rssMiB of this process after the passes
public record Result(
        String date,
        int documents,
        long documentBytes,
        long indexedBytes,
        List<Bench.Pair> pairs,
        double secondPassSeconds,
        long secondPassRecords,
        long heapMiB,
        long rssMiB,
        int cores,
        String java) {
    Bench.Pair median() {
        return pairs.get(pairs.size() / 2);
    }

    /// As `RESULTS.md` keeps it.
    public String markdown() {
        var text = new StringBuilder();
        line(text, "# Last run of `docker/hypervisory bench --docs %d`", documents);
        line(text, "");
        line(text, "%s, %d cores, Java %s.", date, cores, java);
        line(text, "%d documents, mean %d bytes as fetched,", documents, documentBytes);
        line(text, "%d as indexed. The pipeline from the first request to the", indexedBytes);
        line(text, "last document searchable, and right after it the search server alone.");
        line(text, "");
        line(text, "| pass | documents/s | ceiling, documents/s | ratio | ratio by CPU time |");
        line(text, "|---|---:|---:|---:|---:|");
        for (Bench.Pair pair : pairs) {
            line(
                    text,
                    "| %s | %.0f | %.0f (%d sender%s) | %.2f | %.2f |",
                    pair == median() ? "**median**" : "",
                    pair.pass().documentsPerSecond(),
                    pair.ceiling().documentsPerSecond(),
                    pair.ceiling().senders(),
                    pair.ceiling().senders() == 1 ? "" : "s",
                    pair.ratio(),
                    pair.cpuRatio());
        }
        line(text, "");
        line(
                text,
                "Unchanged pass: %.1f s, %.0f documents/s, %d records on advisories and changes.",
                secondPassSeconds,
                documents / secondPassSeconds,
                secondPassRecords);
        line(text, "Heap used %d MiB, resident set %d MiB.", heapMiB, rssMiB);
        line(text, "");
        line(text, "CPU milliseconds a document in the median pass:");
        line(text, "");
        line(text, "| part | ms |");
        line(text, "|---|---:|");
        median().pass().cpu().forEach((part, ms) -> line(text, "| %s | %.3f |", part, ms));
        line(text, "| sum | %.3f |", median().pass().cpuMs());
        line(text, "| Elasticsearch alone | %.3f |", median().ceiling().cpuMs());
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }
}
