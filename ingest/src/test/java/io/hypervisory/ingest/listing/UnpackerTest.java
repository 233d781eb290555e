package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each guard is shown with what gets past without it.
class UnpackerTest {
    private static final UnpackLimits NONE =
            new UnpackLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 1_000_000);
    private static final String MIB = "\0".repeat(1 << 20);

    /// Documents, and all faults.
    private static final class Taken implements Sink {
        final List<String> urls = new ArrayList<>();
        final List<String> faults = new ArrayList<>();

        @Override
        public void item(Item item) {
            urls.add(item.url().toString().replace("http://h/", ""));
        }

        @Override
        public void fault(String reason, boolean retryable) {
            faults.add(reason);
        }
    }

    private static Taken unpacked(String name, byte[] body, UnpackLimits limits)
            throws InterruptedException {
        var taken = new Taken();
        URI url = URI.create("http://h/" + name);
        var file = new Fetched(url, url, null, 200, null, null, null, Instant.EPOCH, body);
        new Unpacker(BulkRules.STANDARD, limits, "auto", taken).unpack(file, null);
        return taken;
    }

    private static void refused(String name, byte[] body, UnpackLimits limits, String what) {
        assertThatThrownBy(() -> unpacked(name, body, limits))
                .isInstanceOfSatisfying(
                        PageFault.class, fault -> assertThat(fault.isRetryable()).isFalse())
                .hasMessageContaining(name)
                .hasMessageContaining(what);
    }

    @Test
    void million_ofEntries_isNotOpened() {
        byte[] million = Packed.emptyEntries(600_000);
        assertThat(million.length).isLessThan(64 << 20);

        refused("x.zip", million, UnpackLimits.STANDARD, "holds more than 100000 entries");
    }

    @Test
    void entries_areCounted() throws InterruptedException {
        Map<String, String> three = Map.of("a", "A", "b", "B", "c", "C");
        var two = new UnpackLimits(2, 100, 100_000, 200);

        refused("x.zip", Packed.zip(three), two, "more than 2 entries");
        refused("x.tar", Packed.tar(three), two, "more than 2 entries");
        assertThat(unpacked("x.zip", Packed.zip(three), NONE).urls).hasSize(3);
        assertThat(unpacked("x.tar", Packed.tar(three), NONE).urls).hasSize(3);
    }

    @Test
    void largeEntry_isNamed_andTheRestIsTaken() throws InterruptedException {
        var texts = new TreeMap<>(Map.of("a", "A", "big", "x".repeat(1001), "c", "C"));
        var limits = new UnpackLimits(10, 1000, 100_000, 200);

        for (String name : List.of("x.zip", "x.tar")) {
            byte[] body = name.equals("x.zip") ? Packed.zip(texts) : Packed.tar(texts);
            Taken taken = unpacked(name, body, limits);
            assertThat(taken.urls).containsExactly(name + "!/a", name + "!/c");
            assertThat(taken.faults)
                    .singleElement()
                    .asString()
                    .contains("entry big is larger than 1000 bytes unpacked");
            assertThat(unpacked(name, body, NONE).urls).hasSize(3);
        }
        refused("x.gz", Packed.gzip(texts.toString().getBytes(UTF_8)), limits, "than 1000 bytes");
    }

    @Test
    void total_isBounded() throws InterruptedException {
        var texts = new TreeMap<>(Map.of("a", "A".repeat(600), "b", "B".repeat(600)));
        var limits = new UnpackLimits(10, 1000, 1000, 200);

        refused("x.zip", Packed.zip(texts), limits, "unpacks to more than 1000 bytes");
        refused("x.tar", Packed.tar(texts), limits, "unpacks to more than 1000 bytes");
        refused("x.tgz", Packed.gzip(Packed.tar(texts)), limits, "unpacks to more than 1000 bytes");
        assertThat(unpacked("x.zip", Packed.zip(texts), NONE).urls).hasSize(2);
    }

    @Test
    void bomb_isStoppedByItsRatio() throws InterruptedException {
        byte[] bomb = Packed.zip(Map.of("a", MIB, "b", MIB, "c", MIB, "d", MIB));
        byte[] tar = Packed.gzip(Packed.tar(Map.of("a", MIB, "b", MIB, "c", MIB, "d", MIB)));

        refused("x.zip", bomb, UnpackLimits.STANDARD, "more than 200 times its size");
        refused("x.tgz", tar, UnpackLimits.STANDARD, "more than 200 times its size");
        refused(
                "x.json.gz",
                Packed.gzip(MIB.repeat(4).getBytes(UTF_8)),
                UnpackLimits.STANDARD,
                "more than 200 times its size");
        assertThat(unpacked("x.zip", bomb, NONE).urls).hasSize(4);
    }

    @Test
    void tarWithAnEndlessName_isStopped() throws InterruptedException {
        refused(
                "x.tar",
                Packed.tarWithName(3 << 20),
                NONE,
                "has a header of more than 1048576 bytes");
        assertThat(unpacked("x.tar", Packed.tarWithName(3000), NONE).urls).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "d/../../a",
                "/etc/passwd",
                "C:/a",
                "c:a",
                "a\\..\\b",
                "..",
                "d/..",
                "n\0n"
            })
    void pathThatLeaves_isRefusedByName_andTheRestIsTaken(String path) throws InterruptedException {
        var texts = new TreeMap<>(Map.of(path, "bad", "good", "G"));

        Taken zip = unpacked("x.zip", Packed.zip(texts), UnpackLimits.STANDARD);
        assertThat(zip.urls).containsExactly("x.zip!/good");
        assertThat(zip.faults)
                .singleElement()
                .asString()
                .contains("entry ")
                .containsPattern("leads out|absolute|backslash|NUL");
        assertThat(EntryPath.fault(path)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "d/../../a", "/etc/passwd", "C:/a", "a\\..\\b", "d/.."})
    void pathThatLeavesATar_isRefusedToo(String path) throws InterruptedException {
        var texts = new TreeMap<>(Map.of(path, "bad", "good", "G"));

        Taken tar = unpacked("x.tar", Packed.tar(texts), UnpackLimits.STANDARD);

        assertThat(tar.urls).containsExactly("x.tar!/good");
        assertThat(tar.faults).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "d/a", "..a", "a..", "d/...", "ab:c", "ü #?%!"})
    void pathThatStays_isTaken_andItsAddressParses(String path) throws InterruptedException {
        Taken taken = unpacked("x.zip", Packed.zip(Map.of(path, "A")), UnpackLimits.STANDARD);

        assertThat(taken.faults).isEmpty();
        URI url = URI.create("http://h/" + taken.urls.getFirst());
        assertThat(url.getPath()).isEqualTo("/x.zip!/" + path);
        assertThat(url.getQuery()).isNull();
        assertThat(url.getFragment()).isNull();
    }

    @Test
    void packedEntry_isNamed_andNotOpened() throws InterruptedException {
        String inner = new String(Packed.zip(Map.of("a", "A")), ISO_8859_1);
        byte[] zip =
                Packed.zipOf(out -> {
                    Packed.put(out, "in.zip", inner.getBytes(ISO_8859_1));
                    Packed.put(out, "in.gz", Packed.gzip("x".getBytes(UTF_8)));
                    Packed.put(out, "a", "A".getBytes(UTF_8));
                });

        Taken taken = unpacked("x.zip", zip, UnpackLimits.STANDARD);

        assertThat(taken.urls).containsExactly("x.zip!/a");
        assertThat(taken.faults).hasSize(2).allMatch(fault -> fault.contains("packed once more"));
    }

    @Test
    void fileThatIsPackedTwice_isNamed() {
        byte[] plain = "A".getBytes(UTF_8);
        refused("x.gz", Packed.gzip(Packed.gzip(plain)), NONE, "packed twice");
        refused("x.gz", Packed.gzip(Packed.zip(Map.of("a", "A"))), NONE, "packed twice");
    }

    @Test
    void encryptedEntry_isNamed_andTheRestIsTaken() throws InterruptedException {
        byte[] zip = Packed.zip(new TreeMap<>(Map.of("a", "A", "b", "B")));
        setFlag(zip, 1);

        Taken taken = unpacked("x.zip", zip, UnpackLimits.STANDARD);

        assertThat(taken.urls).containsExactly("x.zip!/b");
        assertThat(taken.faults).singleElement().asString().contains("entry a is encrypted");
    }

    /// In the directory's first entry, where it counts, and before the entry itself.
    private static void setFlag(byte[] zip, int flag) {
        zip[6] |= (byte) flag;
        for (int i = 0; i + 8 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= (byte) flag;
                return;
            }
        }
    }

    @Test
    void secondEntryOfAName_isNamed_andNotTaken() throws InterruptedException {
        byte[] zip =
                Packed.zipOf(out -> {
                    Packed.put(out, "a", "first".getBytes(UTF_8));
                    Packed.put(out, "./a", "second".getBytes(UTF_8));
                });

        Taken taken = unpacked("x.zip", zip, UnpackLimits.STANDARD);

        assertThat(taken.urls).hasSize(1);
        assertThat(taken.faults).singleElement().asString().contains("is there twice");
    }

    @Test
    void linksFoldersAndEmptyZips_areNoDocuments() throws InterruptedException {
        byte[] zip =
                Packed.zipOf(out -> {
                    Packed.put(out, "d/", new byte[0]);
                    var link = new ZipArchiveEntry("link");
                    link.setUnixMode(0120777);
                    out.putArchiveEntry(link);
                    out.write("/etc/passwd".getBytes(UTF_8));
                    out.closeArchiveEntry();
                });

        assertThat(unpacked("x.zip", zip, UnpackLimits.STANDARD).urls).isEmpty();
        Taken empty = unpacked("x.zip", Packed.zip(Map.of()), UnpackLimits.STANDARD);
        assertThat(empty.urls).isEmpty();
        assertThat(empty.faults).isEmpty();
    }

    @Test
    void entryThatWasChangedOnItsWay_isNamed() throws InterruptedException {
        byte[] zip = Packed.zip(Map.of("a", "AAAA"));
        for (int i = 0; i + 16 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 16] ^= 1;
            }
        }

        Taken taken = unpacked("x.zip", zip, UnpackLimits.STANDARD);

        assertThat(taken.urls).isEmpty();
        assertThat(taken.faults).singleElement().asString().contains("its checksum");
    }

    /// Whatever happens to the bytes costs the file at most.
    @Test
    void anyDamage_endsInDocumentsOrANamedFault() throws InterruptedException {
        Map<String, String> texts = Map.of("a", "some text ".repeat(50), "d/b", "B", "c", "C");
        var random = new Random(20260101);
        int faults = 0;
        for (String name : List.of("x.zip", "x.tar", "x.tgz", "x.txz", "x.xlsx")) {
            byte[] tar = Packed.tar(texts);
            byte[] whole =
                    switch (name) {
                        case "x.zip" -> Packed.zip(texts);
                        case "x.xlsx" -> Packed.zip(WorkbookTest.workbook(""));
                        case "x.tgz" -> Packed.gzip(tar);
                        case "x.txz" -> Packed.compressed("xz", tar);
                        default -> tar;
                    };
            for (int i = 0; i < 1500; i++) {
                byte[] damaged = whole.clone();
                for (int flips = 0; flips < 4; flips++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    faults += unpacked(name, damaged, UnpackLimits.STANDARD).faults.size();
                } catch (PageFault e) {
                    faults++;
                }
            }
        }
        assertThat(faults).isGreaterThan(1000);
    }
}
