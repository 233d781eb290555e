package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.csaf.CsafReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Microseconds that one core takes to judge a document by all rules: the CSAF documents of a
/// folder of six to eight kilobytes in turn, one in each operation.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 2, jvmArgs = {"-Xmx1g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders"})
@Threads(1)
public class JudgementBenchmark {
    private static final int LEAST = 6_000;
    private static final int MOST = 8_000;

    /// Rules beside those that the project ships, to see what many cost; none speaks.
    @Param({"0", "1000"})
    private int more;

    private Classifier classifier = Classifier.standard();
    private List<Judged> documents = List.of();
    private int next;

    private record Judged(NoticeId id, Advisory.Content content, int bytes) {}

    /// The documents of the folder that the environment names.
    @Setup
    public void load() throws IOException {
        var reader = new CsafReader();
        try (var files = Files.walk(Path.of(System.getenv("CSAF_FOLDER")))) {
            documents =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .map(JudgementBenchmark::document)
                            .filter(each -> LEAST <= each.body().length && each.body().length < MOST)
                            .flatMap(each -> judged(reader, each))
                            .toList();
        }
        classifier = new Classifier(Rules.standard().with(Map.of("more.yaml", moreRules())));
        System.out.printf(
                "%d documents of %d bytes on average, %d rules%n",
                documents.size(),
                documents.stream().mapToInt(Judged::bytes).sum() / documents.size(),
                classifier.rules().size());
    }

    /// Of common words, so that many begin to match.
    private byte[] moreRules() {
        String[] words = {"the", "of", "an", "attacker", "remote", "vulnerability", "is", "to"};
        var yaml = new StringBuilder("[]\n");
        for (int i = 0; i < more; i++) {
            if (i == 0) {
                yaml.setLength(0);
            }
            String phrase = words[i % 8] + " " + words[i / 8 % 8] + " … made-up-" + i;
            yaml.append("- id: more.").append(i).append("\n  label: fixes/made-up\n");
            yaml.append("  verdict: yes\n  confidence: 0.5\n  phrases: [\"").append(phrase);
            yaml.append("\"]\n  unless: [no, not]\n  matches: [x]\n  misses: [y]\n");
        }
        return yaml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Document document(Path file) {
        try {
            String url = file.toUri().toString();
            byte[] body = Files.readAllBytes(file);
            return new Document(
                    "benchmark", "csaf", false, url, null, null, -1, -1, "", Instant.EPOCH, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Judged> judged(CsafReader reader, Document document) {
        return reader.read(document) instanceof Reading.Read(var notices)
                ? notices.stream()
                        .map(AdvisoryFacts.class::cast)
                        .map(each ->
                                new Judged(each.id(), content(each), document.body().length))
                : Stream.of();
    }

    private static Advisory.Content content(AdvisoryFacts facts) {
        return new Advisory.Content(
                facts.title(),
                facts.aliases(),
                facts.publisher(),
                facts.category(),
                facts.language(),
                facts.status(),
                facts.version(),
                facts.initialReleaseDate(),
                facts.currentReleaseDate(),
                facts.severity(),
                facts.tlp(),
                List.copyOf(facts.cves()),
                facts.notes(),
                facts.products(),
                facts.productGroups(),
                facts.vulnerabilities(),
                facts.patchTable(),
                facts.references(),
                facts.acknowledgments(),
                facts.revisions(),
                facts.failedTests(),
                List.of(),
                Classification.NONE,
                Map.of());
    }

    /// All of it: evidence, words, fields, urgency.
    @Benchmark
    public Classification judge() {
        next = next + 1 == documents.size() ? 0 : next + 1;
        Judged document = documents.get(next);
        return classifier.classify(document.id(), document.content());
    }
}
