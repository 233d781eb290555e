package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.FolderRules;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/// Lists the files of a local folder and what is packed in them, in the order of their paths.
/// Symbolic links are not followed, so nothing leads out of it.
final class FolderListing {
    private static final int MOST = 1_000_000;
    private static final int DEEPEST = 64;

    private final URI url;
    private final Predicate<String> taken;
    private final Sink sink;
    private final Unpacker unpacker;

    FolderListing(Source source, FolderRules rules, Sink sink) {
        this.url = source.url();
        this.taken = rules.files().matcher();
        this.sink = sink;
        var packed = new BulkRules(null, rules.entries());
        this.unpacker = new Unpacker(packed, UnpackLimits.STANDARD, source.format(), sink);
    }

    /// @param path within the folder, so that a file keeps its address when the folder is a link
    /// @param stamp changes when the file does
    private record Found(Path path, String stamp) {}

    void list() throws InterruptedException {
        Path folder = Path.of(url);
        if (!Files.isDirectory(folder)) {
            sink.fault(url + " is no folder", true);
            return;
        }
        for (Found found : found(folder)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            CsafPages.attempt(sink, () -> unpack(folder, found));
        }
    }

    private void unpack(Path folder, Found found) throws InterruptedException {
        Retrieval file = LocalPages.read(folder.resolve(found.path()).toUri());
        if (file instanceof Fetched fetched) {
            unpacker.unpack(fetched, found.stamp());
        } else {
            throw PageFault.of(file);
        }
    }

    private List<Found> found(Path folder) {
        List<Found> all = new ArrayList<>();
        try {
            Path real = folder.toRealPath();
            var noLinks = EnumSet.noneOf(FileVisitOption.class);
            Files.walkFileTree(real, noLinks, DEEPEST, visitor(real, all));
        } catch (IOException e) {
            sink.fault(url + " cannot be listed: " + e, true);
        }
        all.sort(Comparator.comparing(found -> found.path().toString()));
        return all;
    }

    private FileVisitor<Path> visitor(Path root, List<Found> all) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                if (!facts.isRegularFile() || !taken.test(within(root, file))) {
                    return FileVisitResult.CONTINUE;
                }
                if (all.size() == MOST) {
                    sink.fault(url + " has more than " + MOST + " files", false);
                    return FileVisitResult.TERMINATE;
                }
                String stamp = facts.size() + " " + facts.lastModifiedTime().toInstant();
                all.add(new Found(root.relativize(file), stamp));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                sink.fault(file.toUri() + " cannot be read: " + e, true);
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private static String within(Path root, Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }
}
