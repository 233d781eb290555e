package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.read.Documents;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// `feed/misses.md`: the corpus files that are not read, each under the heading that says why.
///
/// @param noFeeds lines of the part on what is no feed at all
/// @param feeds lines of the part on feeds
record FeedMisses(List<Line> noFeeds, List<Line> feeds) {
    /// @param pattern a path, or a glob over paths
    record Line(String pattern, PathMatcher matcher) {
        boolean names(String file) {
            return matcher.matches(Path.of(file));
        }
    }

    static FeedMisses listed() {
        var noFeeds = new ArrayList<Line>();
        var feeds = new ArrayList<Line>();
        List<Line> part = noFeeds;
        for (String line : new String(Documents.fixture("feed/misses.md"), UTF_8).split("\n")) {
            if (line.startsWith("## ")) {
                part = line.equals("## Feeds") ? feeds : noFeeds;
            } else if (line.startsWith("- `")) {
                String pattern = line.substring(3, line.lastIndexOf('`'));
                part.add(
                        new Line(
                                pattern,
                                FileSystems.getDefault().getPathMatcher("glob:" + pattern)));
            }
        }
        return new FeedMisses(noFeeds, feeds);
    }

    boolean noFeed(String file) {
        return noFeeds.stream().anyMatch(line -> line.names(file));
    }

    boolean explain(String file) {
        return noFeed(file) || feeds.stream().anyMatch(line -> line.names(file));
    }

    List<String> unused(Collection<String> files) {
        var unused = new ArrayList<String>();
        for (List<Line> lines : List.of(noFeeds, feeds)) {
            for (Line line : lines) {
                if (files.stream().noneMatch(line::names)) {
                    unused.add(line.pattern());
                }
            }
        }
        return unused;
    }
}
