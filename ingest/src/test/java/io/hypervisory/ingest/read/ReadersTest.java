package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.all.StandardReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTest {
    @Test
    void formats_endWithThoseThatTakeMost() {
        assertThat(StandardReaders.all().formats())
                .contains("csaf", "vmsa-mail")
                .endsWith("feed", "page");
    }

    @ParameterizedTest
    @CsvSource({
        "csaf/esxi.json, csaf",
        "csaf/esxi-2.1.json, csaf",
        "vmsa-mail/issues.html, vmsa-mail",
        "vmsa-mail/signed.txt, vmsa-mail",
        "vmsa-mail/roman.txt, vmsa-mail",
        "vmsa-mail/notice.html, vmsa-mail",
        "feed/rss.xml, feed",
        "feed/atom.xml, feed",
        "feed/atom-0.3.xml, feed",
        "feed/rss-1.0.xml, feed",
        "feed/feed.json, feed",
    })
    void format_isRecognised_whenNobodyStatesIt(String fixture, String format) {
        Document document = Documents.of("auto", Documents.fixture(fixture));
        for (Notice notice : Documents.notices(document)) {
            assertThat(notice.witness().provenance().format()).isEqualTo(format);
        }
    }

    @ParameterizedTest
    @CsvSource({"auto, plain words", "auto, {}", "cvrf, <cvrfdoc/>", "auto, <html><rss></html>"})
    void document_isRejected_whenNoReaderKnowsIt(String format, String body) {
        assertThat(Documents.reason(Documents.of(format, body)))
                .isEqualTo(format.equals("auto") ? "unknown-format" : "no-reader");
    }

    @Test
    void document_isRejected_beyondTheLimit() {
        assertThat(Documents.reason(Documents.of("csaf", new byte[Readers.MAX_BYTES + 1])))
                .isEqualTo("too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "/, X",
        "https://www./, X",
        "https://www.microsoft.com, msrc_",
        "https://a.example, ..",
        "https://a.example, LONG"
    })
    void document_withoutAUsableIdentity_isRejected_andStopsNobody(String namespace, String id) {
        String text =
                """
                {"document":{"title":"t","publisher":{"name":"n","category":"vendor","namespace":"%s"},
                 "tracking":{"id":"%s","status":"final","version":"1"}}}\
                """
                        .formatted(namespace, id.equals("LONG") ? "x".repeat(700) : id);

        assertThat(Documents.reason(Documents.of("csaf", text))).isNotBlank();
    }

    @Test
    void utf16_isReadToo() {
        String text = new String(Documents.fixture("csaf/esxi.json"), UTF_8);
        var document = Documents.of("csaf", text.getBytes(UTF_16BE));
        assertThat(Documents.notices(document)).hasOnlyElementsOfType(AdvisoryFacts.class);
    }
}
