package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final String UMLAUT = "<?xml version=\"1.0\"?><a>ü</a>";

    @Test
    void mark_winsOverAllElse() {
        byte[] bytes = ("\uFEFF" + UMLAUT.replace("?>", " encoding='latin1'?>")).getBytes(UTF_8);
        assertThat(Text.decode(bytes, "text/xml; charset=iso-8859-1")).contains("ü");
        assertThat(Text.decode(("\uFEFF" + UMLAUT).getBytes(UTF_16LE), null)).isEqualTo(UMLAUT);
        assertThat(Text.decode(("\uFEFF" + UMLAUT).getBytes(UTF_16BE), null)).isEqualTo(UMLAUT);
    }

    @Test
    void declaration_winsOverHeader() {
        String text = "<?xml version='1.0' encoding='windows-1251'?><a>Ж</a>";
        byte[] bytes = text.getBytes(Charset.forName("windows-1251"));
        assertThat(Text.decode(bytes, "text/xml; charset=koi8-r")).isEqualTo(text);
    }

    @Test
    void header_isTaken_whenTheDocumentSaysNothing() {
        assertThat(
                        Text.decode(
                                "Ж".getBytes(Charset.forName("koi8-r")),
                                "text/plain; charset=KOI8-R"))
                .isEqualTo("Ж");
    }

    @Test
    void utf8_isTaken_whenTheDeclarationIsFalse() {
        String text = "<?xml version='1.0' encoding='us-ascii'?><a>ü</a>";
        assertThat(Text.decode(text.getBytes(UTF_8), null)).isEqualTo(text);
    }

    @Test
    void windows1252_isTaken_whenNothingElseFits() {
        assertThat(Text.decode(new byte[] {'a', (byte) 0x93, (byte) 0xE9}, null))
                .isEqualTo("a\u201Cé");
        assertThat(Text.decode("é".getBytes(ISO_8859_1), "text/html; charset=nonsense"))
                .isEqualTo("é");
    }

    @Test
    void utf16_isSeen_withoutItsMark() {
        assertThat(Text.decode(UMLAUT.getBytes(UTF_16BE), null)).isEqualTo(UMLAUT);
    }
}
