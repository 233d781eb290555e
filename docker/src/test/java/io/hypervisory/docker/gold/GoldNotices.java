package io.hypervisory.docker.gold;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the notice that a label is of, read as the pipeline reads it.
final class GoldNotices {
    /// Lists about CVEs are read by their format, as the catalogue states it.
    private static final Map<String, String> LISTS =
            Map.of(
                    "kev/", "kev",
                    "nvd/nvd-1.1", "nvd-1.1",
                    "nvd/osv.dev", "nvd",
                    "cve5/", "cve-json5",
                    "osv/", "osv");

    private static final String POINTER = "/vulnerabilities/";

    private final Path corpus;
    private final Readers readers = StandardReaders.all();
    private final MergeStep merge;
    private final Map<String, List<Document>> opened = new LinkedHashMap<>();
    private final Map<String, UpdateRows> tables = new LinkedHashMap<>();

    GoldNotices(Path corpus, Classifier classifier) {
        this.corpus = corpus;
        this.merge = new MergeStep(classifier);
    }

    /// @throws IllegalStateException when no notice of the file is the one that was labelled
    Noticed find(GoldLabel label) throws IOException {
        if (label.file().endsWith(".zip")) {
            return inTable(label);
        }
        List<Document> documents = opened.get(label.sha256());
        if (documents == null) {
            documents = GoldFiles.documents(corpus, label);
            opened.put(label.sha256(), documents);
        }
        var faults = new ArrayList<String>();
        for (Document document : documents) {
            Noticed found = in(label, document, faults);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException(
                "%s: no notice %s in %s %s"
                        .formatted(
                                label.id(),
                                label.part(),
                                label.file(),
                                faults.subList(0, Math.min(2, faults.size()))));
    }

    private Noticed inTable(GoldLabel label) throws IOException {
        UpdateRows table = tables.get(label.sha256());
        if (table == null) {
            table = UpdateRows.of(GoldFiles.verified(corpus, label));
            tables.put(label.sha256(), table);
        }
        Noticed found = table.find(label.part() == null ? label.group() : label.part());
        if (found == null) {
            throw new IllegalStateException(
                    "%s: no line %s in %s".formatted(label.id(), label.part(), label.file()));
        }
        return found;
    }

    private @Nullable Noticed in(GoldLabel label, Document document, List<String> faults)
            throws IOException {
        if (label.file().startsWith("real-texts/cve4/")) {
            return BareTexts.cve4(document.body());
        }
        for (var list : LISTS.entrySet()) {
            if (label.file().startsWith(list.getKey())) {
                var reader = Objects.requireNonNull(readers.ofList(list.getValue()));
                Noticed found = ofList(label, document, reader);
                if (found != null || !label.file().startsWith("osv/")) {
                    return found;
                }
            }
        }
        Noticed found =
                switch (readers.read(document)) {
                    case Reading.Read(List<Notice> notices) -> ofNotices(label, notices);
                    case Reading.Rejected(String reason, String error) -> {
                        faults.add(reason + ": " + error);
                        yield null;
                    }
                };
        return found != null
                ? found
                : BareTexts.of(
                        document.url(),
                        new String(document.body(), StandardCharsets.UTF_8),
                        label.part());
    }

    private static @Nullable Noticed ofList(
            GoldLabel label, Document document, AssertionReader reader) {
        String wanted = label.part() == null ? label.group() : label.part();
        var taker =
                new AssertionReader.Taker() {
                    final List<Assertion> taken = new ArrayList<>();

                    @Override
                    public void take(Assertion assertion) {
                        if (wanted.equals(assertion.cve()) || label.file().startsWith("osv/")) {
                            taken.add(assertion);
                        }
                    }

                    @Override
                    public void skip(String error) {}
                };
        try {
            reader.read(document, taker);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (taker.taken.isEmpty()) {
            return null;
        }
        return GoldTexts.assertion(taker.taken.getFirst(), document.body());
    }

    private @Nullable Noticed ofNotices(GoldLabel label, List<Notice> notices) {
        List<Entry> entries = notices.stream().map(this::entry).toList();
        String wanted = label.part() == null ? label.group() : label.part();
        for (Entry entry : entries) {
            if (names(entry).stream().anyMatch(name -> same(name, wanted))) {
                return withPatches(noticed(entry), entries);
            }
        }
        for (Entry entry : entries) {
            if (entry instanceof Advisory advisory) {
                Vulnerability one = vulnerability(advisory.content().vulnerabilities(), wanted);
                if (one != null) {
                    return GoldTexts.only(advisory.id(), advisory.content(), one);
                }
            }
        }
        if (label.part() != null) {
            return null;
        }
        List<Entry> main = entries.stream().filter(each -> !(each instanceof Patch)).toList();
        return main.size() == 1 ? withPatches(noticed(main.getFirst()), entries) : null;
    }

    /// @param wanted a CVE, or a pointer to one of the document's vulnerabilities
    private static @Nullable Vulnerability vulnerability(
            List<Vulnerability> vulnerabilities, String wanted) {
        if (wanted.startsWith(POINTER)) {
            int at = Integer.parseInt(wanted.substring(POINTER.length()));
            return at < vulnerabilities.size() ? vulnerabilities.get(at) : null;
        }
        for (Vulnerability each : vulnerabilities) {
            if (wanted.equals(each.cve())) {
                return each;
            }
        }
        return null;
    }

    private Entry entry(Notice notice) {
        for (Output output : merge.apply(MergeState.EMPTY, notice, Instant.EPOCH).outputs()) {
            if (output instanceof Output.Publish(var entry, byte[] _)) {
                return entry;
            }
        }
        throw new IllegalStateException(notice.id() + " is published nowhere");
    }

    private static List<String> names(Entry entry) {
        var names = new ArrayList<String>();
        names.add(entry.id().local());
        switch (entry) {
            case Advisory advisory -> {
                names.add(advisory.content().title());
                names.addAll(advisory.content().aliases());
            }
            case Patch patch -> names.addAll(patch.content().literals());
            case Post post -> names.add(post.content().title());
        }
        return names;
    }

    /// By normal form; of a title the first words do.
    private static boolean same(String name, String wanted) {
        String plain = BareTexts.plain(wanted);
        return BareTexts.plain(name).equals(plain)
                || plain.indexOf(' ') > 0 && BareTexts.plain(name).startsWith(plain);
    }

    private static Noticed withPatches(Noticed found, List<Entry> entries) {
        if (!(found instanceof Noticed.OfAdvisory advisory)) {
            return found;
        }
        var patches = new ArrayList<Noticed.OfPatch>();
        for (Entry entry : entries) {
            if (entry instanceof Patch patch
                    && patch.content().advisories().contains(advisory.id())) {
                patches.add(new Noticed.OfPatch(patch.id(), patch.content()));
            }
        }
        return patches.isEmpty() ? found : new Noticed.WithPatches(advisory, patches);
    }

    private static Noticed noticed(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> new Noticed.OfAdvisory(advisory.id(), advisory.content());
            case Patch patch -> new Noticed.OfPatch(patch.id(), patch.content());
            case Post post -> new Noticed.Bare(post.content().title(), post.content().text());
        };
    }
}
