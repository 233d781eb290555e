package io.hypervisory.docker.bench;

import io.hypervisory.index.search.SearchRequest.Facets;
import java.util.List;
import java.util.Locale;

/// What a run measured.
///
/// @param load of the machine before it, as `uptime` tells it; above 0.5 others were at work
/// @param heap of the search server
public record SearchResult(
        String date, int cores, double load, String java, String heap, List<Corpus> corpora) {
    /// Hits from which on a question is a broad one.
    static final int MANY = 10_000;

    private static final int AT_ONE = 100;
    private static final int AT_FOUR = 200;

    public SearchResult {
        corpora = List.copyOf(corpora);
    }

    /// So many advisories.
    ///
    /// @param meanBytes of a document, as it is sent to the search server
    /// @param storeBytes of the index on disk
    /// @param questions different ones
    /// @param broad those that find more than [#MANY]
    /// @param unanswered those that find nothing
    record Corpus(
            int documents,
            long meanBytes,
            long storeBytes,
            int segments,
            int questions,
            int broad,
            int unanswered,
            List<SearchTimes> times) {
        Corpus {
            times = List.copyOf(times);
        }

        private double p95(int clients) {
            return times.stream()
                    .filter(each -> each.asked() == Facets.BESIDE && each.clients() == clients)
                    .mapToDouble(SearchTimes::p95)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// As `SEARCH.md` keeps it.
    public String markdown() {
        var text = new StringBuilder();
        line(text, "# Last run of `docker/hypervisory bench search`");
        line(text, "");
        line(
                text,
                "%s, %d cores, load before %.1f, Java %s, heap of Elasticsearch %s.",
                date,
                cores,
                load,
                java,
                heap);
        line(
                text,
                "Generated advisories (words by Zipf, %,d products, %,d CVEs), asked through",
                GeneratedAdvisories.PRODUCTS,
                GeneratedAdvisories.CVES);
        line(text, "`SearchService` with facets and highlights, page of 20, request cache off.");
        for (Corpus corpus : corpora) {
            describe(text, corpus);
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, Corpus corpus) {
        line(text, "");
        line(text, "## %,d advisories", corpus.documents());
        line(text, "");
        line(
                text,
                "%,d bytes each as sent, %,d MiB on disk, %d segments. %d different questions: %d find more than %,d, %d nothing.",
                corpus.meanBytes(),
                corpus.storeBytes() >> 20,
                corpus.segments(),
                corpus.questions(),
                corpus.broad(),
                MANY,
                corpus.unanswered());
        line(text, "");
        line(
                text,
                "| asked | clients | answers | p50, ms | p95, ms | p99, ms | longest, ms | answers/s | CPU, ms |");
        line(text, "|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (SearchTimes each : corpus.times()) {
            line(
                    text,
                    "| %s | %d | %,d | %.1f | %.1f | %.1f | %.1f | %.0f | %.1f |",
                    SearchTimes.words(each.asked()),
                    each.clients(),
                    each.answers(),
                    each.p50(),
                    each.p95(),
                    each.p99(),
                    each.most(),
                    each.perSecond(),
                    each.cpuMs());
        }
        line(text, "");
        line(
                text,
                "p95 of the whole answer: %.1f ms at one client (wanted: %d), %.1f ms at four (wanted: %d).",
                corpus.p95(1),
                AT_ONE,
                corpus.p95(4),
                AT_FOUR);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
