package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.Reading.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlPartsTest {
    private final List<Part> taken = new ArrayList<>();

    private Rejected read(String xml) {
        return XmlParts.read(
                Documents.of("x", xml), "list", Set.of("one", "/one")::contains, taken::add);
    }

    @Test
    void sections_areTheRoot_orStandDirectlyInIt() {
        assertThat(
                        read(
                                "<list><one a='1'><one>2</one></one><other><one/></other><n:one xmlns:n='u'/></list>"))
                .isNull();
        assertThat(taken).hasSize(2);
        assertThat(taken.getFirst().word("a")).isEqualTo("1");
        assertThat(taken.getFirst().word("one")).isEqualTo("2");
        taken.clear();
        assertThat(read("<one> a\n b<![CDATA[ & c]]></one>")).isNull();
        assertThat(taken.getFirst().word()).isEqualTo("a b & c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<list><one> | truncated",
                "<list><one></list></one></list> | not-xml",
                "<list><one>a & b</one></list> | not-xml",
                "<list><one>&undeclared;</one></list> | not-xml",
                "<lists/> | not-list",
                "<!DOCTYPE html><list/> | html-instead",
                "<!DOCTYPE list [<!ENTITY a 'b'>]><list>&a;</list> | not-xml",
                "<!DOCTYPE list SYSTEM 'http://127.0.0.1:1/x'><list/> | not-xml",
                "{} | not-xml",
                "'' | empty",
            })
    void whatIsNoWholeDocument_isRejected(String xml, String reason) {
        assertThat(read(xml)).extracting(Rejected::reason).isEqualTo(reason);
    }

    @Test
    void depthIsBounded_andLengthIsNot() {
        assertThat(read("<list>" + "<a>".repeat(200) + "</a>".repeat(200) + "</list>"))
                .extracting(Rejected::reason)
                .isEqualTo("too-deep");
        String much = "&amp;&#65;&lt;".repeat(200_000);
        assertThat(read("<list><one>" + much + "</one></list>")).isNull();
        assertThat(taken.getFirst().word()).hasSize(600_000);
        assertThat(read("<list><one>" + "<a/>".repeat(600_000) + "</one></list>"))
                .extracting(Rejected::reason)
                .isEqualTo("beyond-limits");
    }

    @Test
    void root_standsBehindCommentsAndInstructions() {
        assertThat(XmlParts.root("\uFEFF<?xml version='1.0'?><!-- <a> --> <n:list a='1'>"))
                .isEqualTo("list");
        assertThat(XmlParts.root("<!-- <a>")).isEmpty();
        assertThat(XmlParts.root("no < markup")).isEmpty();
    }
}
