package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Long and deep documents cost the readers of pages time in proportion to their length.
@org.junit.jupiter.api.Tag("long")
class HostilePublisherTest {
    private static final int SIZE = 200_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final List<String> STARTS =
            List.of(
                    "",
                    "<title>Kernel 042stab083.1 released | OpenVZ</title>"
                            + "<h1>Kernel 042stab083.1 readykernel-patch-30.10-64.0-1.vl7</h1>",
                    "<h1>Security update</h1><p>Virtuozzo Advisory ID: VZA-2017-047</p>",
                    "Xen Security Advisory CVE-2012-5510 / XSA-26\nversion 3\n\nA title\n\n",
                    "<h1>A</h1><p><span>CTX200288</span></p><h2>Description</h2>");

    private static final List<String> PIECES =
            List.of(
                    "<h1>",
                    "<h2>Virtual Iron 4.4</h2>",
                    "<div><h2>Virtuozzo 4.0",
                    "<table><tr><td>",
                    "<table><tr><th>Release<th>Date<tr><td>4.4<td>May 2008</table>",
                    "<tr><td rowspan=9999 colspan=999>Product<td>Version<td>Hotfix",
                    "<pre>Xen Security Advisory",
                    "<article class='message--post'><div class='bbWrapper'>Subject: PSA-2026-00043-1: a",
                    "<div class='bbWrapper message--post'>Subject: PSA-2026-00043-1: ",
                    "<form><input><b>Label:</b> ",
                    "<blockquote>PSA-2026-00043-1 ",
                    "IMPACT\n======\n",
                    "- ----\n",
                    "Xen Security Advisory XSA-\n",
                    "CVE-2012-5510,",
                    "2.6.32-042stab083.1-",
                    "readykernel-patch-1",
                    "vzkernel-2.6.32",
                    "January 1, 2008 ",
                    "Reboot required ",
                    "reboot. must. ",
                    " ",
                    "\n",
                    "[{\"xsas\":",
                    "{\"xsa\":\"1\",\"cve\":[");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vza-page",
                "vzlsa",
                "readykernel",
                "openvz-kernel",
                "virtuozzo-kb",
                "release-page",
                "xsa",
                "xsa-list",
                "ctx-page",
                "proxmox-thread"
            })
    void read_isBounded_forRepetition(String format) {
        Readers readers = StandardReaders.all();
        for (String start : STARTS) {
            for (String piece : PIECES) {
                byte[] body = (start + piece.repeat(SIZE / piece.length())).getBytes(UTF_8);
                Instant begun = Instant.now();
                assertThatCode(
                                () -> {
                                    if (readers.read(at(format, body))
                                            instanceof Reading.Read read) {
                                        read.notices().forEach(Json::bytes);
                                    }
                                })
                        .as("%s: %s", format, piece)
                        .doesNotThrowAnyException();
                Duration taken = Duration.between(begun, Instant.now());
                Assertions.assertThat(taken).as("%s: %s", format, piece).isLessThan(LONGEST);
            }
        }
    }

    private static Document at(String format, byte[] body) {
        Document document = Documents.of(format, body);
        return new Document(
                document.source(),
                format,
                false,
                "http://www.virtualiron.com/releases/",
                null,
                null,
                -1,
                -1,
                document.sha256(),
                document.fetchedAt(),
                body);
    }
}
