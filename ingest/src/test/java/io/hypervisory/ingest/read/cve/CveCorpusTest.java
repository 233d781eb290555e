package io.hypervisory.ingest.read.cve;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every list about CVEs of the corpus, told by plain looks at what it holds and counted by plain
/// walks over it. What may be refused stands in `cve-corpus-refusals.properties`, with its reason.
class CveCorpusTest {
    private static final double LEAST_SHARE = 0.98;

    private final Readers readers = StandardReaders.all();
    private final Properties mayBeRefused = refusals();

    /// What a folder held of one format.
    private static final class Count {
        int documents;
        int read;
        int assertions;
    }

    @TestFactory
    Stream<DynamicTest> folders() {
        return Stream.of("cve5", "nvd", "osv", "kev", "epss")
                .map(folder -> DynamicTest.dynamicTest(folder, () -> isRead(folder)));
    }

    private void isRead(String folder) throws InterruptedException {
        Path root = Corpus.folder(folder, CveCorpusTest.class);
        var counts = new TreeMap<String, Count>();
        var softly = new SoftAssertions();
        List<Path> files = Corpus.files(root);
        for (Path file : files) {
            byte[] body = Corpus.bytes(file);
            Held held = Held.of(plain(body));
            if (held != null) {
                Count count = counts.computeIfAbsent(held.format(), _ -> new Count());
                check(folder + "/" + root.relativize(file), held, body, count, softly);
            }
        }
        print(folder, files.size(), counts);
        softly.assertAll();
        counts.forEach((format, count) ->
                assertThat((double) count.read / count.documents)
                        .as("%s as %s", folder, format)
                        .isGreaterThanOrEqualTo(LEAST_SHARE));
    }

    private void check(String name, Held held, byte[] body, Count count, SoftAssertions softly)
            throws InterruptedException {
        var taken = new ArrayList<Assertion>();
        var skipped = new ArrayList<String>();
        AssertionReader reader = readers.ofList(held.format());
        Unreadable fault =
                reader.read(
                        Documents.of(held.format(), body),
                        new AssertionReader.Taker() {
                            @Override
                            public void take(Assertion assertion) {
                                taken.add(assertion);
                            }

                            @Override
                            public void skip(String error) {
                                skipped.add(error);
                            }
                        });
        count.documents++;
        count.assertions += taken.size();
        if (fault != null || !skipped.isEmpty()) {
            System.out.println("  refused " + name + ": " + fault + " " + skipped);
            softly.assertThat(mayBeRefused).as("%s: %s %s", name, fault, skipped).containsKey(name);
            return;
        }
        count.read++;
        softly.assertThat(taken.stream().map(Assertion::cve))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(held.cves());
        softly.assertThat(scores(taken)).as(name + " scores").isEqualTo(held.scores());
        softly.assertThat(cpes(taken)).as(name + " CPEs").isEqualTo(held.cpes());
    }

    private static long scores(List<Assertion> taken) {
        return entries(taken)
                .flatMap(entry -> entry.metrics().stream())
                .filter(metric -> metric.scheme().startsWith("cvss-"))
                .count();
    }

    private static long cpes(List<Assertion> taken) {
        return entries(taken)
                .flatMap(entry -> entry.affected().stream())
                .filter(affected -> affected.cpe() != null)
                .count();
    }

    private static Stream<CveEntry> entries(List<Assertion> taken) {
        return taken.stream().filter(CveEntry.class::isInstance).map(CveEntry.class::cast);
    }

    private static void print(String folder, int files, Map<String, Count> counts) {
        if (counts.isEmpty()) {
            System.out.println(folder + ": nothing to prove with");
        }
        counts.forEach((format, count) ->
                System.out.printf(
                        "%s: %d files, %d documents of %s, %d read, %d refused, %d assertions%n",
                        folder,
                        files,
                        count.documents,
                        format,
                        count.read,
                        count.documents - count.read,
                        count.assertions));
    }

    private static byte[] plain(byte[] body) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            return body;
        }
    }

    private static Properties refusals() {
        var refusals = new Properties();
        try (var in = CveCorpusTest.class.getResourceAsStream("cve-corpus-refusals.properties")) {
            refusals.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return refusals;
    }
}
