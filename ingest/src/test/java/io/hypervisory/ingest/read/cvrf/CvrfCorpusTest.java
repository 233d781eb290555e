package io.hypervisory.ingest.read.cvrf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every CVRF document of the corpus, against plain searches in its text. What is refused stands
/// with its reason in `cvrf/refused.txt`.
class CvrfCorpusTest {
    private static final Pattern VULNERABILITY = Pattern.compile("<(?:\\w+:)?Vulnerability[\\s>]");
    private static final Pattern CVE =
            Pattern.compile("<(?:\\w+:)?CVE>\\s*(CVE-\\d{4}-\\d{4,})\\s*</");
    private static final Pattern UPDATE =
            Pattern.compile("<vuln:Description>(\\d{6,7})</vuln:Description>");

    private final CvrfReader reader = new CvrfReader();

    /// What a folder held.
    private static final class Count {
        int files;
        int documents;
        int read;
        final List<String> refused = new ArrayList<>();
    }

    @Test
    void everyDocument_isReadWithAllItHolds() {
        Path corpus = Corpus.folder(".", CvrfCorpusTest.class);
        var counts = new TreeMap<String, Count>();
        var softly = new SoftAssertions();
        for (String folder :
                List.of(
                        "cvrf/csaf-tools-examples",
                        "cvrf/oasis-cvrf-1.2",
                        "msrc/vuls-fixtures",
                        "msrc/vuls-extract-fixtures")) {
            Count count = counts.computeIfAbsent(folder, _ -> new Count());
            for (Path file : Corpus.files(corpus.resolve(folder))) {
                count.files++;
                String name = corpus.relativize(file).toString();
                if (isDocument(file, name)) {
                    count.documents++;
                    check(name, Corpus.bytes(file), count, softly);
                }
            }
        }
        counts.forEach((folder, count) -> {
            System.out.printf(
                    "%s: %d files, %d documents, %d read, %d refused%n",
                    folder, count.files, count.documents, count.read, count.refused.size());
            count.refused.forEach(refused -> System.out.println("  refused " + refused));
        });
        Set<String> refused =
                counts.values().stream()
                        .flatMap(count -> count.refused.stream())
                        .collect(Collectors.toSet());
        softly.assertThat(refused).isEqualTo(expectedRefusals());
        int documents = counts.values().stream().mapToInt(count -> count.documents).sum();
        softly.assertThat(documents - refused.size()).isGreaterThanOrEqualTo(19);
        softly.assertAll();
    }

    /// Schemas, listings and what a tool made of the months are none.
    private static boolean isDocument(Path file, String name) {
        if (name.endsWith(".xsd") || name.endsWith(".xlsx")) {
            return false;
        }
        String head = new String(Corpus.bytes(file), UTF_8);
        return head.contains("cvrfdoc");
    }

    private void check(String name, byte[] body, Count count, SoftAssertions softly) {
        switch (reader.read(Documents.of("cvrf", body))) {
            case Reading.Rejected rejected -> count.refused.add(name + " " + rejected.reason());
            case Reading.Read(List<Notice> notices) -> {
                count.read++;
                compare(name, new String(body, UTF_8), notices, softly);
            }
        }
        softly.assertThat(reader.recognises(Documents.of("auto", body))).as(name).isTrue();
    }

    private static void compare(
            String name, String text, List<Notice> notices, SoftAssertions softly) {
        List<AdvisoryFacts> advisories = only(notices, AdvisoryFacts.class);
        List<PatchFacts> patches = only(notices, PatchFacts.class);
        var cves = new HashSet<String>();
        advisories.forEach(advisory -> cves.addAll(advisory.cves()));
        long vulnerabilities =
                advisories.stream().mapToLong(one -> one.vulnerabilities().size()).sum();
        softly.assertThat(cves).as(name).isEqualTo(found(CVE, text));
        softly.assertThat(vulnerabilities)
                .as(name)
                .isEqualTo(VULNERABILITY.matcher(text).results().count());
        if (!patches.isEmpty()) {
            softly.assertThat(
                            patches.stream()
                                    .map(patch -> patch.id().local().substring(2))
                                    .collect(Collectors.toSet()))
                    .as(name)
                    .isEqualTo(found(UPDATE, text));
        }
        System.out.printf(
                "  %s: %d advisories (first %s), %d vulnerabilities, %d patches%n",
                name,
                advisories.size(),
                advisories.getFirst().id(),
                vulnerabilities,
                patches.size());
        advisories.stream()
                .filter(advisory -> !advisory.unread().isEmpty())
                .forEach(advisory ->
                        System.out.println("    unread " + advisory.id() + advisory.unread()));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static <T> List<T> only(List<Notice> notices, Class<T> type) {
        return notices.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Each line is a file and why it is refused; a line of explanation begins with `#`.
    private static Set<String> expectedRefusals() {
        return new String(Documents.fixture("cvrf/refused.txt"), UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toSet());
    }
}
