package io.hypervisory.docker.command;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Files named on the command line, read as the pipeline reads fetched documents.
final class LocalDocuments {
    private static final String LISTS = "; lists about CVEs are read --as one of ";

    private final Readers readers = StandardReaders.all();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE-OR-DIR",
            description = "Documents, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            defaultValue = "auto",
            description =
                    "csaf, vmsa-page, feed, … (see ingest/FORMATS.md); told from the bytes if not given, "
                            + "but for lists about CVEs: cve-json5, nvd, nvd-1.1, osv, kev, epss.")
    private String format = "auto";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address that the document is said to come from.")
    private @Nullable String url;

    /// What is done with one file.
    interface Visit {
        /// @return whether all is well
        boolean file(Path file) throws IOException;
    }

    /// Notices go to `sink`, faults to standard error, one line each.
    ///
    /// @return 0, or 1 when any file could not be read
    int readAll(Consumer<Notice> sink) {
        return visitAll(file -> read(file, sink));
    }

    /// As the other, and lists about CVEs are read, too, when the format says that it is one.
    ///
    /// @return 0, or 1 when any file could not be read
    int readAll(Consumer<Notice> sink, Consumer<Assertion> ofLists) {
        AssertionReader list = readers.ofList(format);
        return list == null ? readAll(sink) : visitAll(file -> readList(list, file, ofLists));
    }

    /// Whether the format is said to be this.
    boolean isAs(String other) {
        return format.equals(other);
    }

    /// The notices of one file; null after saying on standard error why there are none.
    @Nullable List<Notice> notices(Path file) throws IOException {
        var notices = new ArrayList<Notice>();
        return read(file, notices::add) ? notices : null;
    }

    /// @return 0, or 1 when all was not well with any file
    int visitAll(Visit visit) {
        int faults = 0;
        for (Path path : paths) {
            try {
                for (Path file : files(path)) {
                    faults += visitOrSay(file, visit) ? 0 : 1;
                }
            } catch (IOException | UncheckedIOException e) {
                faults++;
                System.err.println(path + ": " + e);
            }
        }
        return faults == 0 ? 0 : 1;
    }

    private static boolean visitOrSay(Path file, Visit visit) {
        try {
            return visit.file(file);
        } catch (IOException e) {
            System.err.println(file + ": " + e);
            return false;
        }
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private boolean read(Path file, Consumer<Notice> sink) throws IOException {
        return switch (readers.read(document(file))) {
            case Reading.Read(List<Notice> notices) -> {
                notices.forEach(sink);
                yield true;
            }
            case Reading.Rejected(String reason, String error) -> {
                boolean unknown = reason.equals("unknown-format");
                fault(file, reason, unknown ? error + LISTS + readers.lists() : error);
                yield false;
            }
        };
    }

    /// Entries that are no assertions are named on standard error, and are no fault of the list.
    private boolean readList(AssertionReader reader, Path file, Consumer<Assertion> sink)
            throws IOException {
        var taker =
                new AssertionReader.Taker() {
                    @Override
                    public void take(Assertion assertion) {
                        sink.accept(assertion);
                    }

                    @Override
                    public void skip(String error) {
                        fault(file, "skip", error);
                    }
                };
        try {
            Unreadable unreadable = reader.read(document(file), taker);
            if (unreadable != null) {
                fault(file, unreadable.reason(), unreadable.error());
            }
            return unreadable == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static void fault(Path file, String reason, String error) {
        System.err.println(file + ": " + reason + ": " + error.replaceAll("\\s+", " "));
    }

    private Document document(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        return new Document(
                "file",
                format,
                false,
                url == null ? file.toUri().toString() : url,
                null,
                null,
                -1,
                -1,
                Digests.sha256(body),
                Files.getLastModifiedTime(file).toInstant(),
                body);
    }
}
