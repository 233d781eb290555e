package io.hypervisory.ingest.read.csaf.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values that a test takes apart. Scores are those of FIRST's calculators.
class CsafValuesTest {
    @ParameterizedTest
    @CsvSource({
        "AV:N/AC:L/Au:N/C:N/I:N/A:C, 7.8, 7.8, 7.8",
        "AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H, 7.8, 6.4, 9.2",
        "AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M, 6.2, 4.9, 7.5",
        "AV:N/AC:L/Au:N/C:N/I:N/A:N, 0.0, 0.0, 0.0"
    })
    void cvss2_isComputed(String vector, double base, double temporal, double environmental) {
        CvssVector parsed = Objects.requireNonNull(CvssVector.parse(CvssMetrics.OF_2, vector));

        assertThat(Cvss2.scores(parsed)).isEqualTo(new CvssScores(base, temporal, environmental));
    }

    @ParameterizedTest
    @CsvSource({
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, 10.0, 10.0, 10.0",
        "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H/E:F/RL:O/RC:C, 7.8, 7.2, 7.2",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N, 0.0, 0.0, 0.0",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MC:N/MI:N/MA:N, 9.8, 9.8, 0.0"
    })
    void cvss31_isComputed(String vector, double base, double temporal, double environmental) {
        CvssVector parsed = Objects.requireNonNull(CvssVector.parse(CvssMetrics.OF_3_1, vector));

        assertThat(Cvss3.scores(parsed, true))
                .isEqualTo(new CvssScores(base, temporal, environmental));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/",
                "CVSS:4.0/AV:N/AV:N",
                "CVSS:4.0/AV:R",
                "CVSS:4.0/",
                "AV:N"
            })
    void vector_thatIsNone_isNotRead(String vector) {
        assertThat(CvssVector.parse(CvssMetrics.OF_4, vector)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-24T10:00:00.000Z, 2024-01-24T10:00:00Z, true",
        "2024-01-24t10:00:00z, 2024-01-24T10:00:00Z, false",
        "2024-01-24 10:00:00+02:00, 2024-01-24T08:00:00Z, false",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z, false",
        "2016-12-31T23:59:59.9999999999-23:59, 2017-01-01T23:58:59.999999999Z, true"
    })
    void timestamp_isCompared_evenWhereItIsNotStrict(String text, Instant instant, boolean strict) {
        assertThat(Timestamp.parse(text)).isEqualTo(new Timestamp(instant, strict));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30T10:00:00Z",
                "2024-01-24T10:00:00",
                "2024-01-24T10:00:00.Z",
                "2024-01-24T10:00:00+00:10:21",
                "2024-01-24T24:00:00Z",
                "2024-01-24T10:00:00+24:00",
                "2024-01-24"
            })
    void timestamp_thatIsNone_isNotRead(String text) {
        assertThat(Timestamp.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2",
        "9, 10",
        "1.0.0-alpha, 1.0.0",
        "1.0.0-2, 1.0.0-10",
        "1.0.0-1, 1.0.0-a",
        "2, 2.0.1"
    })
    void version_isBeforeAnother(String one, String other) {
        VersionNumber left = Objects.requireNonNull(VersionNumber.parse(one));
        VersionNumber right = Objects.requireNonNull(VersionNumber.parse(other));

        assertThat(left).isLessThan(right);
        assertThat(right).isGreaterThan(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "de-CH-1901",
                "zh-cmn-Hans-CN",
                "sr-Latn-RS",
                "i-default",
                "qtx",
                "en-a-bbb-x-a-ccc",
                "x-own",
                "es-419"
            })
    void language_isValid(String tag) {
        assertThat(LanguageTags.valid(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EZ",
                "en-",
                "en-us-gb",
                "en-1901-1901",
                "en-a",
                "x",
                "en-a-bb-a-cc",
                "german"
            })
    void language_isNot(String tag) {
        assertThat(LanguageTags.valid(tag)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkg:rpm/suse/xen@4.17.2_06-150500.3.12.1?arch=x86_64",
                "pkg:npm/%40angular/animation@12.3.1",
                "pkg:golang/google.golang.org/genproto#googleapis/api/annotations",
                "PKG:Maven/com.example/a@1",
                "pkg:generic/openssl@1.1.10g?download_url=https://openssl.org/source/openssl-1.1.0g.tar.gz"
            })
    void packageUrl_isValid(String purl) {
        assertThat(Purl.parse(purl).fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkg:maven/@1.3.4",
                "pkg:npm",
                "pkg:/a",
                "pkg:oci/com.example/a",
                "pkg:rpm/a@1?arch",
                "pkg:rpm/%zz",
                "rpm/a"
            })
    void packageUrl_isNot(String purl) {
        assertThat(Purl.parse(purl).fault()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vers:intdot/<4.2.0",
                "vers:all/*",
                ">10.9a|!=10.9c|<=10.9k",
                "1.0.0|1.1.0",
                "vers:npm/1.2.3|>=2.0.0|<5.0.0"
            })
    void range_keepsTheRules(String name) {
        assertThat(VersionRange.parse(name).fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4.2.0",
                "*",
                "",
                "vers:npm/",
                "vers:npm/*",
                "vers:all/<2",
                "< 2",
                "<2||>1",
                "<2|>2",
                "VERS:npm/<2",
                "all versions"
            })
    void range_breaksTheRules(String name) {
        assertThat(VersionRange.parse(name).fault()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "vers:npm/1.2.3, true",
        "1.2.3, true",
        ">=2|<=2, true",
        ">=2|<=3, false",
        "<2, false",
        "1|2, false",
        "vers:generic/OS>=2, false"
    })
    void range_isOneVersion(String name, boolean single) {
        assertThat(VersionRange.parse(name).single()).isEqualTo(single);
    }
}
