package io.hypervisory.ingest.read.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every feed of the corpus, against what the JDK's and Jackson's parsers find in it, and against
/// what feedparser's header comments state.
class FeedCorpusTest {
    private static final double ILL_FORMED_READ = 0.95;
    private static final int STATEMENTS = 300;
    private static final double STATEMENTS_HELD = 0.90;

    private final FeedReader reader = new FeedReader();

    /// @param read not rejected
    private record Outcome(FeedFile file, boolean read, boolean posts) {
        boolean missed() {
            return !read || (file.entries() && !posts);
        }
    }

    /// What a folder held.
    private static final class Count {
        int files;
        int read;
        int noFeeds;

        @Override
        public String toString() {
            int feeds = files - noFeeds;
            return "%d files, %d of %d feeds read, %.1f %%; %d are no feeds"
                    .formatted(files, read, feeds, 100.0 * read / Math.max(1, feeds), noFeeds);
        }
    }

    @Test
    void files_areRead_orTheirMissIsExplained() {
        List<Outcome> outcomes = outcomes();
        FeedMisses misses = FeedMisses.listed();
        print(outcomes, misses);

        assertThat(names(outcomes, Outcome::missed))
                .as("missed, against those that feed/misses.md explains")
                .containsExactlyInAnyOrderElementsOf(
                        names(outcomes, outcome -> misses.explain(outcome.file().name())));
        assertThat(misses.unused(names(outcomes, outcome -> true)))
                .as("lines of feed/misses.md that name no file")
                .isEmpty();
    }

    @Test
    void wellFormedFile_yieldsAnEntry_whenItHasOne() {
        List<Outcome> outcomes = outcomes();
        Set<String> having = names(outcomes, o -> o.file().wellFormed() && o.file().entries());
        Set<String> yielding = names(outcomes, o -> having.contains(o.file().name()) && o.posts());
        System.out.printf(
                "feeds, well-formed with entries: %d of %d yield%n",
                yielding.size(), having.size());

        assertThat(having).hasSizeGreaterThan(1500);
        assertThat(yielding).isEqualTo(having);
    }

    @Test
    void illFormedFiles_yieldEntries_almostAll() {
        List<Outcome> outcomes = outcomes();
        Set<String> having = names(outcomes, o -> !o.file().wellFormed() && o.file().entries());
        Set<String> yielding = names(outcomes, o -> having.contains(o.file().name()) && o.posts());
        System.out.printf(
                "feeds, ill-formed with entries: %d of %d yield%n", yielding.size(), having.size());

        assertThat(having).hasSizeGreaterThan(40);
        assertThat((double) yielding.size() / having.size())
                .isGreaterThanOrEqualTo(ILL_FORMED_READ);
    }

    @Test
    void feedsOfRealSites_areAllRead() {
        FeedMisses misses = FeedMisses.listed();
        Predicate<Outcome> real =
                outcome ->
                        outcome.file().folder().endsWith("-real")
                                && !misses.noFeed(outcome.file().name());
        List<Outcome> outcomes = outcomes();
        Set<String> feeds = names(outcomes, real);
        Set<String> yielding = names(outcomes, real.and(Outcome::posts));
        System.out.printf("feeds/*-real: %d of %d yield%n", yielding.size(), feeds.size());

        assertThat(feeds).hasSizeGreaterThan(60);
        assertThat(yielding).isEqualTo(feeds);
    }

    @Test
    void statementsOfFeedparser_hold_nineInTen() {
        int named = 0;
        int understood = 0;
        int held = 0;
        for (FeedFile file : files()) {
            if (!file.folder().equals("feedparser")) {
                continue;
            }
            named += FeedStatement.named(file.body());
            Document document = file.document();
            String text = Text.decode(document.body(), document.contentType());
            ParsedFeed parsed = FeedReader.parse(text, document.url());
            for (FeedStatement statement : FeedStatement.in(file.body())) {
                understood++;
                if (parsed instanceof ParsedFeed.Feed feed && statement.holds(feed)) {
                    held++;
                } else {
                    System.out.println("  does not hold: " + file.name() + ": " + statement.said());
                }
            }
        }
        System.out.printf(
                "feedparser's statements on title, link, id and dates: %d, understood %d, hold %d (%.1f %%)%n",
                named, understood, held, 100.0 * held / understood);

        assertThat(understood).isGreaterThanOrEqualTo(STATEMENTS);
        assertThat((double) held / understood).isGreaterThanOrEqualTo(STATEMENTS_HELD);
        assertThat((double) held / named).isGreaterThanOrEqualTo(STATEMENTS_HELD);
    }

    private static List<FeedFile> files() {
        Path folder = Corpus.folder("feeds", FeedCorpusTest.class);
        return Corpus.files(folder).stream().map(file -> FeedFile.of(folder, file)).toList();
    }

    private List<Outcome> outcomes() {
        return files().stream().map(this::outcome).toList();
    }

    private Outcome outcome(FeedFile file) {
        return switch (reader.read(file.document())) {
            case Reading.Read read -> new Outcome(file, true, !read.notices().isEmpty());
            case Reading.Rejected _ -> new Outcome(file, false, false);
        };
    }

    private static Set<String> names(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream()
                .filter(which)
                .map(outcome -> outcome.file().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void print(List<Outcome> outcomes, FeedMisses misses) {
        var counts = new TreeMap<String, Count>();
        for (Outcome outcome : outcomes) {
            Count count = counts.computeIfAbsent(outcome.file().folder(), name -> new Count());
            count.files++;
            count.read += outcome.missed() ? 0 : 1;
            count.noFeeds += misses.noFeed(outcome.file().name()) ? 1 : 0;
        }
        counts.forEach((folder, count) -> System.out.println("feeds/" + folder + ": " + count));
    }
}
