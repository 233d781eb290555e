package io.hypervisory.docker.relevance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Documents of all years and vendors, among which those that are looked for must be found: what
/// the pipeline makes of the corpus's documents, and an advisory of each entry of its lists of
/// CVEs. What speaks of a CVE that the archive speaks of is left out: it may be as right an answer.
/// For one thread.
final class Distractors {
    private static final List<String> NOTICES =
            List.of("csaf", "cvrf", "msrc", "feeds", "cert-feeds", "ms-bulletins", "xenserver");

    private static final Map<String, String> LISTS =
            new TreeMap<>(
                    Map.of(
                            "cve5", "cve-json5",
                            "nvd/vulnerablecode", "nvd",
                            "nvd/osv.dev", "nvd",
                            "nvd/nvd-1.1-feeds-verbatim", "nvd-1.1",
                            "nvd/nvd-1.1-virtualization-subset", "nvd-1.1",
                            "osv", "osv"));

    /// Updates of Microsoft's products, by CVE.
    private static final String TABLE = "msrc/wesng/definitions.zip";

    private final Path corpus;
    private final int most;
    private final Set<String> ids;
    private final Set<String> cves;
    private final Readers readers = StandardReaders.all();
    private final MergeStep merge = new MergeStep(Classifier.standard());
    private final Map<String, Entry> found = new LinkedHashMap<>();

    /// @param most how many are wanted; documents come before lists
    /// @param ids, cves what the archive has, and speaks of
    Distractors(Path corpus, int most, Set<String> ids, Set<String> cves) {
        this.corpus = corpus;
        this.most = most;
        this.ids = ids;
        this.cves = cves;
    }

    /// By document id.
    Map<String, Entry> read() throws IOException {
        for (String folder : NOTICES) {
            each(folder, this::notices);
        }
        for (var list : LISTS.entrySet()) {
            AssertionReader reader = Objects.requireNonNull(readers.ofList(list.getValue()));
            each(list.getKey(), file -> assertions(reader, file));
        }
        table();
        return found;
    }

    private void each(String folder, Consumer<Path> visit) throws IOException {
        try (var files = Files.walk(corpus.resolve(folder))) {
            files.filter(Files::isRegularFile).sorted().forEach(visit);
        }
    }

    private void notices(Path file) {
        if (readers.read(document(file)) instanceof Reading.Read(List<Notice> notices)) {
            notices.forEach(this::add);
        }
    }

    private void assertions(AssertionReader reader, Path file) {
        var taker =
                new AssertionReader.Taker() {
                    @Override
                    public void take(Assertion assertion) {
                        if (assertion instanceof Assertion.CveEntry entry) {
                            add(CveNotice.of(entry));
                        }
                    }

                    @Override
                    public void skip(String error) {}
                };
        try {
            reader.read(document(file), taker);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void table() throws IOException {
        var titles = new TreeMap<String, String>();
        var products = new TreeMap<String, Set<String>>();
        try (var in = new ZipInputStream(Files.newInputStream(corpus.resolve(TABLE)))) {
            var entry = in.getNextEntry();
            while (entry != null && !entry.getName().startsWith("CVEs_")) {
                entry = in.getNextEntry();
            }
            var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
            for (CSVRecord line : format.parse(new InputStreamReader(in, UTF_8))) {
                String cve = line.get("CVE");
                titles.put(cve, line.get("Title"));
                products.computeIfAbsent(cve, _ -> new LinkedHashSet<>())
                        .add(line.get("AffectedProduct"));
            }
        }
        titles.forEach((cve, title) -> {
            if (cve.matches("CVE-\\d{4}-\\d{4,}")) {
                add(CveNotice.of(cve, title, "", products.get(cve), null));
            }
        });
    }

    private void add(Notice notice) {
        if (found.size() < most && !ids.contains(notice.id().toString())) {
            Entry entry = entry(notice);
            String type =
                    switch (entry) {
                        case Advisory _ -> "advisory";
                        case Patch _ -> "patch";
                        case Post _ -> "post";
                    };
            if (cves(entry).stream().noneMatch(cves::contains)) {
                found.putIfAbsent(type + "/" + notice.id(), entry);
            }
        }
    }

    private static List<String> cves(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> advisory.content().cves();
            case Patch patch -> patch.content().cves();
            case Post post ->
                    post.content().mentions().stream().map(mention -> mention.id()).toList();
        };
    }

    private Entry entry(Notice notice) {
        for (Output output : merge.apply(MergeState.EMPTY, notice, Instant.EPOCH).outputs()) {
            if (output instanceof Output.Publish(var entry, byte[] _)) {
                return entry;
            }
        }
        throw new IllegalStateException(notice.id() + " is published nowhere");
    }

    private Document document(Path file) {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
            boolean packed = file.toString().endsWith(".gz");
            byte[] body = packed ? new GZIPInputStream(bytes).readAllBytes() : bytes.readAllBytes();
            return new Document(
                    "corpus",
                    "auto",
                    true,
                    "https://corpus.example/" + corpus.relativize(file),
                    null,
                    null,
                    -1,
                    -1,
                    Digests.sha256(body),
                    Instant.EPOCH,
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
