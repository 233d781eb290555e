package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.listing.CsafDocuments.Listed;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists a directory: `changes.csv` names a path and a date on each line, in any order whatever the
/// standard says; `index.txt` names everything, without dates. Either may be missing, not both.
/// Their lines are read one by one.
final class CsafDirectory {
    private final CsafPages pages;
    private final CsafDocuments documents;
    private final Sink sink;

    CsafDirectory(CsafPages pages, CsafDocuments documents, Sink sink) {
        this.pages = pages;
        this.documents = documents;
        this.sink = sink;
    }

    /// What came of one of the two lists.
    ///
    /// @param page null when it is as it was, or not to be had
    /// @param fault null when it is as it was, or here
    private record Answer(@Nullable Fetched page, @Nullable PageFault fault) {}

    /// @throws PageFault when neither list is to be had
    void list(URI url) throws InterruptedException {
        URI directory = asFolder(url);
        Answer changes = ask(directory.resolve("changes.csv"));
        Answer index = ask(directory.resolve("index.txt"));
        if (changes.fault() != null && index.fault() != null) {
            throw new PageFault(
                    "neither " + index.fault().text() + " nor " + changes.fault().text(),
                    index.fault().isRetryable() || changes.fault().isRetryable());
        }
        if (changes.page() != null) {
            lines(directory, changes.page(), true);
        }
        if (index.page() != null) {
            lines(directory, index.page(), false);
        }
        for (Answer answer : List.of(changes, index)) {
            if (answer.fault() != null && answer.fault().isRetryable()) {
                sink.fault(answer.fault().text(), true);
            }
        }
    }

    private Answer ask(URI url) {
        try {
            return new Answer(pages.ifNew(url), null);
        } catch (PageFault e) {
            return new Answer(null, e);
        }
    }

    private void lines(URI directory, Fetched page, boolean dated) throws InterruptedException {
        var bytes = new ByteArrayInputStream(page.body());
        try (var lines = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = dated ? line.lastIndexOf(',') : -1;
                String path = unquoted(comma < 0 ? line : line.substring(0, comma));
                String date = comma < 0 ? "" : unquoted(line.substring(comma + 1));
                if (!path(directory, page, path, date.isEmpty() ? null : date)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /// False when enough was listed.
    private boolean path(URI directory, Fetched page, String path, @Nullable String date)
            throws InterruptedException {
        if (!path.endsWith(".json")) {
            return true;
        }
        URI url = CsafPages.resolve(directory, withoutOverlap(directory, path));
        if (url == null) {
            sink.fault(page.url() + " lists what is no path: " + Quoted.of(path), false);
            return true;
        }
        return documents.add(new Listed(url, date, List.of(), null));
    }

    /// CISA's paths begin at the root of its repository: what the directory ends with and the path
    /// begins with is one.
    private static String withoutOverlap(URI directory, String path) {
        String base = directory.getPath();
        for (int slash = path.lastIndexOf('/');
                slash > 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            if (base.endsWith("/" + path.substring(0, slash + 1))) {
                return path.substring(slash + 1);
            }
        }
        return path;
    }

    private static String unquoted(String text) {
        return text.replace("\"", "").strip();
    }

    private static URI asFolder(URI directory) {
        String text = directory.toString();
        return text.endsWith("/") ? directory : URI.create(text + "/");
    }
}
