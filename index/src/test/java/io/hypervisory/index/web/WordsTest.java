package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "/hostReboot, host reboot",
        "/vulnerabilities/0/metrics/1, metrics",
        "/patchTable/3/restart, restart",
        "'', the whole",
    })
    void field_isNamedForPeople(String place, String words) {
        assertThat(Words.field(place)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "advisory, openstack/a/b c, /advisories/openstack/a/b%20c",
        "patch, vmware/ESX-1, /patches/vmware/ESX-1",
        "post, x/1, /posts/x/1",
    })
    void entry_hasAnAddressByItsType(String type, String id, String path) {
        assertThat(Words.entry(type, id)).isEqualTo(path);
    }

    @Test
    void longText_isCutBetweenCodePoints_andSaysSo() {
        assertThat(Words.shortened(" a\n b ", 10)).isEqualTo("a b");
        assertThat(Words.shortened("abcdef", 4)).isEqualTo("abc\u2026");
        assertThat(Words.shortened("ab\ud83d\ude00def", 4)).isEqualTo("ab\u2026");
    }

    @Test
    void time_hasItsZone() {
        var time = Instant.parse("2026-01-02T23:04:05Z");

        assertThat(Words.time(time, ZoneOffset.UTC)).isEqualTo("2026-01-02 23:04 UTC");
        assertThat(Words.time(time, ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-01-03 00:04 Europe/Berlin");
    }
}
