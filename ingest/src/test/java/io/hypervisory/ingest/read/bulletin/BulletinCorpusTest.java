package io.hypervisory.ingest.read.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.listing.Unpacked;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Real bulletins: pages in Markdown, in German but for one in Chinese, workbooks, and a list by
/// CVE.
class BulletinCorpusTest {
    /// Of the list by CVE as many parts are read, so that the build stays short.
    private static final int ONE_OF = 4;

    /// What a folder held.
    private static final class Count {
        int files;
        int read;
        int advisories;
        int patches;
        int rows;
        int unread;
        final List<String> refused = new ArrayList<>();
    }

    @Test
    void everyPage_isReadWithAllThatAPersonSees() {
        Path folder = Corpus.folder("ms-bulletins", BulletinCorpusTest.class);
        var reader = new BulletinPageReader();
        var counts = new TreeMap<String, Count>();
        for (Path file : Corpus.files(folder)) {
            Path name = folder.relativize(file);
            Count count = counts.computeIfAbsent(name.getParent().toString(), n -> new Count());
            Document document = Documents.of("ms-bulletin-page", Corpus.bytes(file));
            count.files++;
            assertThat(reader.recognises(document)).as(name.toString()).isTrue();
            switch (reader.read(document)) {
                case Reading.Rejected rejected -> count.refused.add(name + ": " + rejected);
                case Reading.Read(List<Notice> notices) -> {
                    count.read++;
                    count(notices, count);
                    if (!name.toString().contains("Summaries")) {
                        isWhole(file, notices);
                    }
                }
            }
        }
        print("ms-bulletins", counts);
        assertThat(counts.values().stream().mapToInt(count -> count.files).sum()).isEqualTo(47);
        assertThat(counts.values().stream().flatMap(count -> count.refused.stream())).isEmpty();
        assertThat(counts.values().stream().mapToInt(count -> count.unread).sum()).isZero();
    }

    private static void count(List<Notice> notices, Count count) {
        for (Notice notice : notices) {
            if (notice instanceof AdvisoryFacts advisory) {
                count.advisories++;
                count.rows += advisory.patchTable().size();
                count.unread += advisory.unread().size();
            } else {
                count.patches++;
            }
        }
    }

    /// Against the file's name and plain searches in its text.
    private static void isWhole(Path file, List<Notice> notices) {
        String text = new String(Corpus.bytes(file), StandardCharsets.UTF_8);
        var advisory = (AdvisoryFacts) notices.getFirst();
        String name = file.getFileName().toString().replace(".md", "").toUpperCase(Locale.ROOT);
        assertThat(advisory.id().local()).isEqualTo(name);
        assertThat(advisory.title()).as(name).isNotBlank();
        assertThat(text).as(name).contains(String.valueOf(advisory.severity()));
        assertThat(advisory.initialReleaseDate()).as(name).isNotNull();
        assertThat(text).as(name).contains("** " + advisory.version());
        assertThat(advisory.revisions())
                .as(name)
                .hasSize((int) text.lines().filter(l -> l.matches("-   V\\d.*")).count())
                .allSatisfy(revision -> assertThat(revision.date()).isNotNull());
        assertThat(advisory.patchTable()).as(name).isNotEmpty();
        assertThat(advisory.vulnerabilities())
                .as(name)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.title()).isNotBlank());
        assertThat(notices).as(name).hasSizeGreaterThan(1);
    }

    private static void print(String folder, Map<String, Count> counts) {
        counts.forEach((name, count) -> {
            System.out.printf(
                    "%s/%s: %d files, %d read, %d refused; %d advisories with %d rows, %d updates%n",
                    folder,
                    name,
                    count.files,
                    count.read,
                    count.refused.size(),
                    count.advisories,
                    count.rows,
                    count.patches);
            count.refused.forEach(refused -> System.out.println("  refused " + refused));
        });
    }

    @Test
    void hyperV_isNamedAsWritten_inTitleOrProduct() {
        Path folder = Corpus.folder("ms-bulletins", BulletinCorpusTest.class);
        List<String> named =
                Corpus.files(folder).stream()
                        .map(file -> Documents.of("ms-bulletin-page", Corpus.bytes(file)))
                        .flatMap(document -> Documents.notices(document).stream())
                        .filter(AdvisoryFacts.class::isInstance)
                        .map(AdvisoryFacts.class::cast)
                        .filter(advisory -> names(advisory, text -> text.contains("Hyper-V")))
                        .map(advisory -> advisory.id().local())
                        .toList();
        assertThat(named).contains("MS10-010", "MS10-102", "MS13-092", "MS15-068", "MS16-045");
    }

    private static boolean names(AdvisoryFacts advisory, Predicate<String> wanted) {
        return Stream.concat(
                        Stream.of(advisory.title()),
                        advisory.patchTable().stream()
                                .flatMap(row ->
                                        Stream.of(row.product(), String.valueOf(row.component()))))
                .anyMatch(wanted);
    }

    @Test
    void rowsOfRealWorkbooks_areRead() throws InterruptedException {
        Path folder = Corpus.folder("msrc/vuls-fixtures/bulletin", BulletinCorpusTest.class);
        var ids = new HashSet<String>();
        for (Path file : Corpus.files(folder)) {
            Unpacked.each(
                    file,
                    "ms-bulletins",
                    "**",
                    null,
                    sheet -> {
                        assertThat(new BulletinRowsReader().recognises(sheet)).isTrue();
                        for (Notice notice : Documents.notices(sheet)) {
                            ids.add(notice.id().local());
                            if (notice instanceof AdvisoryFacts advisory) {
                                assertThat(advisory.initialReleaseDate()).isNotNull();
                                assertThat(advisory.severity()).isEqualTo("Critical");
                                assertThat(advisory.unread()).isEmpty();
                            } else {
                                assertThat(((PatchFacts) notice).statements()).isNotEmpty();
                            }
                        }
                    });
        }
        assertThat(ids).containsOnly("MS17-023", "KB4014329", "MS08-069", "KB955069");
    }

    /// What the parts of the list by CVE held.
    private static final class Sum {
        int parts;
        int advisories;
        int rows;
        int hyperV;
        long bytes;
        long nanos;
        final Set<String> ids = new HashSet<>();
        final Map<String, Integer> unread = new HashMap<>();
    }

    @Test
    void partsOfTheListByCve_areRead_eachCveInOneOfThem() throws InterruptedException {
        Path folder = Corpus.folder("msrc/wesng", BulletinCorpusTest.class);
        var sum = new Sum();
        Unpacked.each(
                folder.resolve("definitions.zip"),
                "ms-bulletins",
                "CVEs_*.csv",
                "CVE",
                part -> {
                    if (sum.parts++ % ONE_OF == 0) {
                        add(part, sum);
                    }
                });
        System.out.printf(
                "msrc/wesng/definitions.zip: %d parts, 1 of %d read: %d advisories with %d rows, %d"
                        + " name Hyper-V, unread %s, %.0f MB/s%n",
                sum.parts,
                ONE_OF,
                sum.advisories,
                sum.rows,
                sum.hyperV,
                sum.unread,
                sum.bytes * 1e3 / sum.nanos);
        assertThat(sum.parts).isEqualTo(16);
        assertThat(sum.ids).hasSizeGreaterThan(5000);
        assertThat(sum.advisories - sum.ids.size()).as("CVEs in two parts").isLessThan(10);
        assertThat(sum.hyperV).isPositive();
        assertThat(sum.unread.keySet()).allMatch(entry -> entry.contains("System.Object[]"));
    }

    private static void add(Document part, Sum sum) {
        long start = System.nanoTime();
        List<Notice> notices = Documents.notices(part);
        sum.nanos += System.nanoTime() - start;
        sum.bytes += part.body().length;
        for (Notice notice : notices) {
            if (notice instanceof AdvisoryFacts advisory) {
                sum.advisories++;
                sum.ids.add(advisory.id().local());
                sum.rows += advisory.patchTable().size();
                sum.hyperV += names(advisory, text -> text.contains("Hyper-V")) ? 1 : 0;
                advisory.unread().forEach(entry -> sum.unread.merge(entry, 1, Integer::sum));
            } else {
                assertThat(notice.witness().key()).startsWith("a-source/ms-bulletins/part-");
            }
        }
    }
}
