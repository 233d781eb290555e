package io.hypervisory.ingest.read.fuzz;

import io.hypervisory.ingest.read.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// Documents to begin with, by format: the samples, and real ones of the corpus.
final class Seeds {
    private static final int LARGEST = 150_000;
    private static final int MOST_OF_A_FOLDER = 60;

    private static final Map<String, String> FOLDERS =
            Map.ofEntries(
                    Map.entry("csaf", "csaf"),
                    Map.entry("cvrf", "cvrf"),
                    Map.entry("feeds", "feed"),
                    Map.entry("cve5", "cve-json5"),
                    Map.entry("nvd/nvd-1.1-virtualization-subset", "nvd-1.1"),
                    Map.entry("nvd/vuls-fixtures", "nvd"),
                    Map.entry("osv", "osv"),
                    Map.entry("kev", "kev"),
                    Map.entry("epss", "epss"),
                    Map.entry("ms-bulletins", "ms-bulletin-page"),
                    Map.entry("msrc/vuls-fixtures", "msrc-cvrf"),
                    Map.entry("oracle", "oval"),
                    Map.entry("oval", "oval"),
                    Map.entry("xenserver", "updateinfo"),
                    Map.entry("real-texts/esxi", "esx-release-notes"),
                    Map.entry("real-texts/qubes-qsb-text", "xsa"),
                    Map.entry("real-texts/blogs", "page"));

    private Seeds() {}

    /// At least one for each format that has a sample.
    static Map<String, List<byte[]>> byFormat(Random random) {
        var seeds = new TreeMap<String, List<byte[]>>();
        for (Path sample : Corpus.files(resources("samples"))) {
            if (sample.getFileName().toString().startsWith("document.")) {
                String format = sample.getParent().getParent().getFileName().toString();
                seeds.computeIfAbsent(format, _ -> new ArrayList<>()).add(Corpus.bytes(sample));
            }
        }
        FOLDERS.forEach((folder, format) -> {
            var files = new ArrayList<>(Corpus.files(Corpus.folder(folder, FuzzIT.class)));
            Collections.shuffle(files, random);
            files.stream()
                    .map(Seeds::plain)
                    .filter(bytes -> bytes.length > 0 && bytes.length < LARGEST)
                    .limit(MOST_OF_A_FOLDER)
                    .forEach(seeds.computeIfAbsent(format, _ -> new ArrayList<>())::add);
        });
        return seeds;
    }

    private static byte[] plain(Path file) {
        byte[] bytes = Corpus.bytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            return bytes;
        }
    }

    static Path resources(String folder) {
        try {
            var url = Seeds.class.getResource("/" + folder);
            if (url == null) {
                throw new IllegalStateException("no test resources " + folder);
            }
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
