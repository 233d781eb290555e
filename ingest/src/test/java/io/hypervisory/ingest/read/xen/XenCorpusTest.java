package io.hypervisory.ingest.read.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the corpus has of Xen's list, and texts of a neighbour that look much like Xen's.
class XenCorpusTest {
    private final XsaReader texts = new XsaReader();
    private final XsaListReader list = new XsaListReader();

    @Test
    void everyItemOfTheList_isReadWithAllItHolds() {
        Path folder = Corpus.folder("xen", XenCorpusTest.class);
        int documents = 0;
        var refused = new ArrayList<String>();
        List<Path> files = Corpus.files(folder);
        for (Path file : files) {
            byte[] body = Corpus.bytes(file);
            JsonNode item = Json.MAPPER.readTree(body);
            if (!item.has("xsa")) {
                continue;
            }
            documents++;
            switch (list.read(Documents.of("xsa-list", body))) {
                case Reading.Rejected no -> refused.add(file.getFileName() + ": " + no.reason());
                case Reading.Read read ->
                        assertHolds((AdvisoryFacts) read.notices().getFirst(), item);
            }
        }
        System.out.printf(
                "xen: %d files, %d documents, %d read, %d refused%n",
                files.size(), documents, documents - refused.size(), refused.size());
        assertThat(documents).isPositive();
        assertThat(refused).isEmpty();
    }

    private static void assertHolds(AdvisoryFacts facts, JsonNode item) {
        assertThat(facts.id()).hasToString("xen/XSA-" + item.get("xsa").asString());
        assertThat(facts.title()).isEqualTo(item.get("title").asString());
        assertThat(facts.cves()).hasSize(item.path("cve").size());
        assertThat(facts.references()).hasSize(item.path("files").size());
        assertThat(facts.version()).isEqualTo(item.get("version").asString());
        assertThat(facts.unread()).isEmpty();
    }

    /// Qubes' bulletins quote Xen's and are laid out alike, and are none of them.
    @Test
    void bulletinsOfQubes_areNotClaimed() {
        Path folder = Corpus.folder("real-texts/qubes-qsb-text", XenCorpusTest.class);
        var endings = new TreeMap<String, Integer>();
        List<Path> files = Corpus.files(folder);
        for (Path file : files) {
            Document bulletin = Documents.of("xsa", Corpus.bytes(file));
            assertThat(texts.recognises(bulletin)).as(file.toString()).isFalse();
            String ending =
                    switch (texts.read(bulletin)) {
                        case Reading.Read _ -> "read as " + file.getFileName();
                        case Reading.Rejected no -> no.reason();
                    };
            endings.merge(ending, 1, Integer::sum);
        }
        System.out.printf("qubes-qsb-text: %d files, as xsa %s%n", files.size(), endings);
        assertThat(endings).containsOnlyKeys("not-xsa");
    }

    @Test
    void nothingOfTheCorpus_isTakenForAnother_whenTheFormatIsLeftOpen() {
        Path folder = Corpus.folder("real-texts/qubes-qsb-text", XenCorpusTest.class);
        for (Path file : Corpus.files(folder)) {
            Document open = Documents.of("auto", Corpus.bytes(file));
            assertThat(StandardReaders.all().read(open)).isInstanceOf(Reading.Rejected.class);
        }
    }
}
