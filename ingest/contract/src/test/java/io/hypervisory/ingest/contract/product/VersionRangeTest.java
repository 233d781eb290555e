package io.hypervisory.ingest.contract.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {
    /// @param answers a version with yes, no or ? for each
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmware/esxi | < 6.5 | 6.0 U3 yes, 6.5 U1 no, 6.5 no, 7.0 no",
                "vmware/esxi | >= 6.5, < 6.7 | 6.0 no, 6.5 U1 yes, 6.5 yes, 6.7 U3 no",
                "vmware/esxi | <= 6.5 | 6.0 U3 yes, 6.5 U1 ?, 6.7 no",
                "vmware/esxi | 6.7.x | 6.7 U3 yes, 6.7 yes, 6.5 no",
                "vmware/esxi | 5.x | 5.5 U3 yes, 5.0 yes, 6.0 no",
                "vmware/esxi | 9.x.x.x | 9.0.1.0 yes, 9.1.0.0 yes, 8.0 U3 no",
                "vmware/esxi | 9.0.x.x | 9.0.1.0 yes, 9.1.0.0 no",
                "vmware/esxi | 8.0, 7.0 | 7.0 U3 yes, 6.7 no",
                "vmware/esxi | 5.x and 6.0.x | 5.5 U3 yes, 5.0 yes, 6.0 U3 yes, 6.5 no, 4.1 no",
                "vmware/esxi | 5.5 and 6.0 | 5.5 U3 yes, 6.0 yes, 6.5 no",
                "vmware/workstation | '10.x, 11.x and 12.x' | 10.1 yes, 11.1.2 yes, 12.0 yes, 9.0 no",
                "vmware/workstation | 5.x and 6.x and earlier | 5.5.1 yes, 4.0 yes, 6.5 yes, 7.0 no",
                "vmware/esxi | >= 6.5 and < 6.7 | 6.0 no, 6.5 U1 yes, 6.7 no",
                "oracle/virtualbox | prior to 6.1.44 and prior to 7.0.8 | 6.1.43 yes, 6.1.45 ?, 7.0.9 no",
                "vmware/esxi | Any | 6.7 U3 yes",
                "vmware/esxi-6.7 | any | 6.7 U3 yes, 6.5 no",
                "vmware/esxi-8.0 | >= 8.0, < ESXi80U1d-23299997 | 8.0 U1 yes, 22380479 yes, 8.0 U3 no, 7.0 U3 no, 8.0 U3z ?",
                "vmware/esxi-8.0 | < 22380479 | 8.0 U1 yes, 8.0 ?, 8.0 U2 no",
                "vmware/esx | 3.5 Update 3 and earlier | build 153875 no, 3.5 Update 2 yes, 3.0.2 yes",
                "vmware/vcenter | 7.0 before 7.0 U3d | 7.0 U3c yes, 7.0 U3d no, 6.7 U1 no, 7.0 build 123456 ?",
                "vmware/vcenter | 7.0 before 7.0 U3d, 6.7 before 6.7 U3p | 6.7 U3o yes, 7.0 U3c yes, 7.0 U3d no",
                "vmware/workstation | 5.x and prior | 5.5.1 yes, 4.0 yes, 6.0 no",
                "vmware/workstation | 8.0.3 or later | 8.0.4 yes, 8.0.2 no",
                "oracle/virtualbox | Prior to 7.0.8 | 7.0.7 yes, 7.0.8 no",
                "oracle/virtualbox | Prior to 6.1.44, prior to 7.0.8 | 6.1.43 yes, 6.1.45 ?, 7.0.9 no",
                "oracle/virtualbox | 6.1.40 and prior | 6.1.40 yes, 6.1.41 no",
                "xen/xen | 4.5 through 4.8 | 4.6.1 yes, 4.8 yes, 4.8.1 ?, 4.9 no, 4.4 no",
                "xen/xen | 4.17.x | 4.17.2 yes, 4.17-rc1 yes, 4.18.0-rc1 no",
                "xen/xen | >=4.14 <4.17 | 4.14 yes, 4.17.0-rc1 yes, 4.17 no",
                "xen/xen | < 4.1 or >= 4.3 | 4.0 yes, 4.1 no, 4.2 no, 4.4 yes",
                "xen/xen | '>= 4.1, < 4.3 || >= 4.5, < 4.6' | 4.2 yes, 4.4 no, 4.5 yes",
                "xen/xen | >= 4.1, < 4.3, or 4.5 | 4.2 yes, 4.4 no, 4.5 yes",
                "xen/xen | 3.4 onwards | 3.3 no, 4.0 yes",
                "xen/xen | 4.2+ | 4.1 no, 4.2 yes, 4.3 yes",
                "oracle/virtualbox | < 6.1.44, < 7.0.8 | 6.1.43 yes, 6.1.45 ?, 7.0.9 no",
                "xen/xen | 'vers:generic/>=4.14|<4.17|4.18|!=4.15.1' | 4.15 yes, 4.15.1 no, 4.17 no, 4.18 yes",
                "microsoft/windows-server-2019 | >= 10.0.0, < 10.0.17763.6414 | 10.0.17763.5576 yes, 10.0.17763.6414 no",
            })
    void range_holds_orNot_orItIsNotKnown(String line, String range, String answers) {
        VersionRange versions = VersionRange.of(line, range).orElseThrow();

        for (String answer : answers.split(", ")) {
            int blank = answer.lastIndexOf(' ');
            var version = ComparableVersion.of(line, answer.substring(0, blank)).orElseThrow();
            String holds = versions.contains(version).map(held -> held ? "yes" : "no").orElse("?");
            assertThat(version.said() + " " + holds).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmware/esxi | affected, patch pending",
                "vmware/esxi | 6.7, something",
                "vmware/esxi | > 6.5, > 6.7",
                "xen/xen | < 4.1, >= 4.3",
                "xen/xen | 4.4 through 4.1",
                "xen/xen | consult Xen advisory XSA-438",
                "xen/xen | 4.1 and before 4.3",
                "xen/xen | 4.1 and something",
                "xen/xen | between 4.1 and 4.3",
                "vmware/esxi | 8.0 Update 1 and 2",
                "vmware/esxi-8.0 | 8.0 Update 1 and 2",
                "xen/xen | 'vers:generic/>=4.17|<4.14'",
                "xen/xen | 'vers:generic/>4.14|<4.14'",
                "xen/xen | 'vers:generic/>=4.15|<4.14|4.18'",
                "xen/xen | 'vers:rpm/>=2.0|<=1.0'",
                "xen/xen | vers:cargo/1.0",
                "xen/xen | vers:",
                "microsoft/windows-server-2019 | >= 10.0.0, < publication",
            })
    void text_isEmpty_whenNotAllOfItIsUnderstood(String line, String range) {
        assertThat(VersionRange.of(line, range)).isEmpty();
    }

    @Test
    void vers_comparesByTheRulesOfItsPackages() {
        VersionRange range = VersionRange.of("xen/xen", "vers:rpm/<2.0").orElseThrow();

        assertThat(range.contains(ComparableVersion.rpm("1.9-3").orElseThrow())).contains(true);
        assertThat(range.contains(ComparableVersion.rpm("2.0-1").orElseThrow())).contains(false);
        assertThat(range.contains(ComparableVersion.of("xen/xen", "1.9").orElseThrow())).isEmpty();
    }

    @Test
    void cveVersions_areWithoutLowerEnd_whenTheySaySo() {
        VersionRange range =
                VersionRange.ofCve("oracle/virtualbox", "unspecified", "5.2.24", null)
                        .orElseThrow();
        VersionRange from =
                VersionRange.ofCve("vmware/vcenter", "8.0", "8.0U2", null).orElseThrow();

        assertThat(range.contains(version("oracle/virtualbox", "5.2.23"))).contains(true);
        assertThat(range.contains(version("oracle/virtualbox", "5.2.24"))).contains(false);
        assertThat(from.contains(version("vmware/vcenter", "8.0 Update 1"))).contains(true);
        assertThat(from.contains(version("vmware/vcenter", "8.0 Update 2"))).contains(false);
        assertThat(VersionRange.ofCve("vmware/vcenter", "5.x", null, null)).isPresent();
    }

    private static ComparableVersion version(String line, String said) {
        return ComparableVersion.of(line, said).orElseThrow();
    }
}
