package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource({
        "csaf, JSON",
        "kev, JSON",
        "nvd, JSON",
        "nvd-1.1, JSON",
        "cve-json5, JSON",
        "osv, JSON",
        "xsa-list, JSON",
        "broadcom-list, JSON",
        "msrc-updates, JSON",
        "epss-api, JSON",
        "vzlsa, JSON",
        "msrc-cvrf, JSON or XML",
        "oval, XML",
        "esxi-depot, XML",
        "updateinfo, XML",
        "cvrf, XML",
        "feed, a feed",
    })
    void html_isToldFromWhatWasDue(String format, String due) {
        assertThat(Shape.of(format).fault("<!DOCTYPE html><html></html>".getBytes(UTF_8)))
                .isEqualTo("is HTML where " + due + " was due");
    }

    @ParameterizedTest
    @CsvSource({"page", "vmsa-page", "auto"})
    void html_isWhatAPageIs(String format) {
        assertThat(Shape.of(format).fault("<!DOCTYPE html><html>".getBytes(UTF_8))).isNull();
    }
}
