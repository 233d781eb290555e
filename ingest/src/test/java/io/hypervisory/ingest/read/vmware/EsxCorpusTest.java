package io.hypervisory.ingest.read.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The real release notes. Those that are refused stand in `release-notes-refused.txt`, each with
/// the reason why nobody would call it release notes of ESX.
class EsxCorpusTest {
    private static final Pattern VIB = Pattern.compile("[^\\s|]+(?:bootbank|locker)[^\\s|]+");

    private final EsxReleaseNotesReader reader = new EsxReleaseNotesReader();

    @Test
    void releaseNotesOfEsx_areRead_andNoOthers() {
        Path folder = Corpus.folder("real-texts/esxi", EsxCorpusTest.class);
        Map<String, String> refused = refused();
        var read = new ArrayList<String>();
        var not = new LinkedHashMap<String, String>();
        for (Path file : Corpus.files(folder)) {
            String name = file.getFileName().toString();
            switch (reader.read(Documents.of("esx-release-notes", Corpus.bytes(file)))) {
                case Reading.Read(var notices) -> {
                    read.add(name);
                    notices.forEach(notice -> holds((PatchFacts) notice));
                    packages(file, notices.stream().map(PatchFacts.class::cast).toList());
                }
                case Reading.Rejected rejected -> not.put(name, rejected.reason());
            }
        }
        System.out.printf(
                "real-texts/esxi: %d files, %d documents, %d read, %d refused %s%n",
                read.size() + not.size(), read.size(), read.size(), not.size(), not);
        assertThat(not.keySet()).isEqualTo(refused.keySet());
        assertThat(read).hasSize(2);
    }

    private static void holds(PatchFacts patch) {
        assertThat(patch.releaseDate()).as("%s", patch.id()).isNotNull();
        assertThat(patch.products()).as("%s", patch.id()).isNotEmpty();
        boolean profile = patch.id().local().matches(".*-(?:standard|no-tools)");
        if (!profile) {
            assertThat(patch.hostReboot()).as("%s", patch.id()).isNotNull();
            assertThat(patch.vmMigration()).as("%s", patch.id()).isNotNull();
            assertThat(patch.livePatch()).as("%s", patch.id()).isNotNull();
            assertThat(patch.patchClass()).as("%s", patch.id()).isNotNull();
        }
        System.out.printf(
                "  %s of %s: %d packages, unread %s%n",
                patch.id(), patch.releaseDate().said(), patch.packages().size(), patch.unread());
    }

    /// As many as a plain search finds.
    private static void packages(Path file, List<PatchFacts> patches) {
        String text = new String(Corpus.bytes(file), StandardCharsets.UTF_8);
        long named =
                text.lines()
                        .filter(line -> line.startsWith("| **Affected VIBs**"))
                        .mapToLong(line ->
                                VIB.matcher(line)
                                        .results()
                                        .map(vib -> vib.group())
                                        .distinct()
                                        .count())
                        .sum();
        assertThat(patches.stream().mapToLong(patch -> patch.packages().size()).sum())
                .as("%s", file.getFileName())
                .isEqualTo(named);
    }

    @Test
    void esx9001_hasThreePatches_ofTheDayOnWhichItCameOut() {
        Path file =
                Corpus.folder("real-texts/esxi", EsxCorpusTest.class)
                        .resolve("techdocs-release-notes/esx.md");
        var reading = reader.read(Documents.of("esx-release-notes", Corpus.bytes(file)));

        Map<NoticeId, String> days =
                ((Reading.Read) reading)
                        .notices().stream()
                                .map(PatchFacts.class::cast)
                                .collect(
                                        Collectors.toMap(
                                                PatchFacts::id, EsxCorpusTest::day, (a, b) -> a));
        assertThat(days)
                .containsOnly(
                        Map.entry(NoticeId.parse("vmware/ESXi_9.0.1-0.24957456"), "2025-09-29"),
                        Map.entry(
                                NoticeId.parse("vmware/ESXi-9.0.1-0.24957456-standard"),
                                "2025-09-25"),
                        Map.entry(
                                NoticeId.parse("vmware/ESXi-9.0.1-0.24957456-no-tools"),
                                "2025-09-25"));
    }

    private static String day(PatchFacts patch) {
        SaidDate date = Objects.requireNonNull(patch.releaseDate());
        return date.instant().atZone(java.time.ZoneId.of(date.zone())).toLocalDate().toString();
    }

    private static Map<String, String> refused() {
        var stream = EsxCorpusTest.class.getResourceAsStream("release-notes-refused.txt");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(": ", 2))
                    .collect(
                            Collectors.toMap(
                                    line -> line[0],
                                    line -> line[1],
                                    (one, other) -> one,
                                    LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
