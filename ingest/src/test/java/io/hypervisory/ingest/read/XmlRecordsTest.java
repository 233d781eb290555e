package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.Reading.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlRecordsTest {
    private final List<XmlElement> taken = new ArrayList<>();

    private Rejected read(String xml) {
        return XmlRecords.read(Documents.of("x", xml), "list", Map.of("one", taken::add));
    }

    @Test
    void records_areTheRoot_orStandDirectlyInIt() {
        assertThat(
                        read(
                                "<list><one a='1'><one>2</one></one><other><one/></other><n:one xmlns:n='u'/></list>"))
                .isNull();
        assertThat(taken).hasSize(2);
        assertThat(taken.getFirst().attribute("a")).isEqualTo("1");
        assertThat(taken.getFirst().text("one")).isEqualTo("2");
        taken.clear();
        assertThat(read("<one> a\n b<![CDATA[ & c]]></one>")).isNull();
        assertThat(taken.getFirst().text()).isEqualTo("a b & c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<list><one> | truncated",
                "<list><one></list></one></list> | not-xml",
                "<list><one>a & b</one></list> | not-xml",
                "<list><one>&undeclared;</one></list> | not-xml",
                "<lists/> | other-xml",
                "<!DOCTYPE html><list/> | html-instead",
                "<!DOCTYPE list [<!ENTITY a 'b'>]><list>&a;</list> | doctype",
                "<!DOCTYPE list SYSTEM 'http://127.0.0.1:1/x'><list/> | doctype",
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
        assertThat(taken.getFirst().text()).hasSize(600_000);
        assertThat(read("<list><one>" + "<a/>".repeat(400_000) + "</one></list>"))
                .extracting(Rejected::reason)
                .isEqualTo("too-large");
    }

    @Test
    void root_standsBehindCommentsAndInstructions() {
        assertThat(XmlRecords.root("\uFEFF<?xml version='1.0'?><!-- <a> --> <n:list a='1'>"))
                .isEqualTo("list");
        assertThat(XmlRecords.root("<!-- <a>")).isEmpty();
        assertThat(XmlRecords.root("no < markup")).isEmpty();
    }
}
