package io.hypervisory.ingest.read.vmware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No document makes the readers of patches and updates throw, or take long.
@org.junit.jupiter.api.Tag("long")
class EsxHostileTest {
    private static final int LENGTH = 200_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String PAGE =
            "<html><h1>Patch ESX350-200802401-BG</h1><table><tr><td>Supersedes</td><td>";
    private static final String NOTES =
            "# ESXi Release Notes\n## Patches contained in this release\n| Bulletin ID | Category |\n| --- | --- |\n";

    private final Readers readers = StandardReaders.all();

    @ParameterizedTest
    @ValueSource(
            strings = {"esx-patch-page", "esx-release-notes", "esxi-depot", "updateinfo", "auto"})
    void read_isBounded_forRepetition(String format) {
        String start =
                switch (format) {
                    case "esx-patch-page" -> PAGE;
                    case "esx-release-notes" -> NOTES;
                    case "esxi-depot" -> "<metadataResponse><bulletin>";
                    case "updateinfo" -> "<updates><update>";
                    default -> "<html><title>ESX Release Notes</title>";
                };
        for (String begin : List.of("", start)) {
            for (String piece :
                    List.of(
                            "<table><tr><td>",
                            "<tr><td rowspan=65000 colspan=1000>Category",
                            "<h2>ESXi-8.0U3f-24784735</h2><p>a</p>",
                            "<div>",
                            "<b>",
                            "<li>",
                            "ESX350-200802401-BG ",
                            "ESX-",
                            "ESXi_1-1",
                            "a-1_",
                            "1",
                            "-",
                            " ",
                            "\n",
                            "|",
                            "| a ",
                            "|-|\n",
                            "| ESXi70U3f-20036589 | a |\n",
                            "| Category | a |\n",
                            "\n## ESXi70U3f-20036589\n",
                            "---\n",
                            "[",
                            "[a](",
                            "\\",
                            "**",
                            "<br>",
                            "Release Date: ",
                            "ESXi 8 | 1 MAY 2020 | Build ",
                            "&amp;",
                            "<a>",
                            "<vib/>",
                            "<value>RebootHost</value>",
                            "<!--")) {
                bounded(format, begin + piece.repeat(LENGTH / piece.length()), piece);
            }
        }
    }

    private void bounded(String format, String text, String piece) {
        long start = System.nanoTime();
        read(format, text);
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).as("%s of %s", format, piece).isLessThan(LONGEST);
    }

    private Reading read(String format, String text) {
        var holder = new Reading[1];
        assertThatCode(() -> holder[0] = readers.read(Documents.of(format, text.getBytes(UTF_8))))
                .doesNotThrowAnyException();
        if (holder[0] instanceof Reading.Rejected rejected) {
            assertThat(rejected.reason()).isNotEqualTo("reader-failed");
        }
        return holder[0];
    }

    @Test
    void read_neverThrows_forRandomMutations() {
        List<String> names =
                List.of(
                        "esx-patch-page/esx-1002087/document.html",
                        "esx-release-notes/esxi-70u3f/document.html",
                        "esx-release-notes/esxi-80u3f/document.txt",
                        "esxi-depot/esxi70-components/document.xml",
                        "updateinfo/xenserver-8/document.xml",
                        "updateinfo/yum-rhsa/document.xml");
        var random = new Random(17);
        for (String name : names) {
            String format = name.substring(0, name.indexOf('/'));
            String text = new String(Documents.fixture("samples/" + name), UTF_8);
            for (int i = 0; i < 150; i++) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(400));
                String middle = text.substring(from, to);
                String put =
                        switch (random.nextInt(4)) {
                            case 0 -> "";
                            case 1 -> middle + middle;
                            case 2 -> middle.toUpperCase(java.util.Locale.ROOT);
                            default -> middle.replaceAll("[0-9]", "/");
                        };
                if (read(format, text.substring(0, from) + put + text.substring(to))
                        instanceof Reading.Read(var notices)) {
                    notices.forEach(Json::bytes);
                }
            }
        }
    }

    @Test
    void auto_knowsEachOfItsFormats() {
        assertThat(ofAuto("esx-patch-page/esx400-201005401-sg/document.html"))
                .isEqualTo("esx-patch-page");
        assertThat(ofAuto("esx-patch-page/esx350-200802401-bg/document.html"))
                .isEqualTo("esx-patch-page");
        assertThat(ofAuto("esx-patch-page/esx-1002087/document.html")).isEqualTo("esx-patch-page");
        assertThat(ofAuto("esx-release-notes/esx-9000100/document.html"))
                .isEqualTo("esx-release-notes");
        assertThat(ofAuto("esx-release-notes/esxi-70u3f/document.html"))
                .isEqualTo("esx-release-notes");
        assertThat(ofAuto("esx-release-notes/esxi-80u3f/document.txt"))
                .isEqualTo("esx-release-notes");
        assertThat(ofAuto("esxi-depot/bulletin-one-line/document.xml")).isEqualTo("esxi-depot");
        assertThat(ofAuto("esxi-depot/esxi510-metadata/document.xml")).isEqualTo("esxi-depot");
        assertThat(ofAuto("updateinfo/yum-rhsa/document.xml")).isEqualTo("updateinfo");
        assertThat(ofAuto("updateinfo/xenserver-8/document.xml")).isEqualTo("updateinfo");
    }

    /// The format as which a sample is read when nobody states it.
    private String ofAuto(String sample) {
        var reading = readers.read(Documents.of("auto", Documents.fixture("samples/" + sample)));
        assertThat(reading).as(sample).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).notices().getFirst().witness().provenance().format();
    }
}
