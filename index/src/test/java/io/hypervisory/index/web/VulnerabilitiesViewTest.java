package io.hypervisory.index.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.Overlaid;
import io.hypervisory.index.web.page.SearchPage.Tag;
import io.hypervisory.index.web.page.VulnerabilityTable;
import io.hypervisory.index.web.page.VulnerabilityTable.Cell;
import io.hypervisory.index.web.page.VulnerabilityTable.Line;
import io.hypervisory.index.web.page.VulnerabilityTable.Listed;
import org.junit.jupiter.api.Test;

class VulnerabilitiesViewTest {
    private static VulnerabilityTable table(String fields) {
        return requireNonNull(VulnerabilitiesView.of(Overlaid.advisory(fields).content()));
    }

    @Test
    void scores_standSideBySide_thePublishersFirst_eachByItsNewestScheme() {
        var table =
                table(
                        """
                        {'cves': ['CVE-2008-0001'],
                         'vulnerabilities': [{'cve': 'CVE-2008-0001', 'metrics': [
                          {'scheme': 'cvss-2.0', 'baseScore': 6.8}, {'scheme': 'cvss-3.1', 'baseScore': 8.1, 'vector': 'CVSS:3.1/AV:L'}]}],
                         'knowledge': [{'cve': 'CVE-2008-0001', 'scores': [
                          {'by': 'nvd-2008', 'scheme': 'cvss-2.0', 'baseScore': 7.2},
                          {'by': 'cve', 'source': 'CISA', 'scheme': 'cvss-3.1', 'severity': 'HIGH'}]}]}
                        """);

        assertThat(table.scorers()).containsExactly("VMware", "NVD", "CISA (cve)");
        assertThat(table.lines().getFirst().scores())
                .containsExactly(
                        new Cell("8.1", "CVSS 3.1", "CVSS:3.1/AV:L"),
                        new Cell("7.2", "CVSS 2.0", ""),
                        new Cell("HIGH", "CVSS 3.1", ""));
    }

    @Test
    void whatIsUnknown_isToldFromNo() {
        var table =
                table(
                        """
                        {'cves': ['CVE-2008-0001', 'CVE-2008-0002', 'CVE-2008-0003'], 'vulnerabilities': [],
                         'knowledge': [
                          {'cve': 'CVE-2008-0002', 'likelihoods': [{'by': 'epss', 'atLeast': 0.01, 'below': 0.1}]},
                          {'cve': 'CVE-2008-0003', 'likelihoods': [{'by': 'epss', 'atLeast': 0.5, 'below': 1.1}],
                           'exploited': [{'by': 'kev', 'added': '2022-03-03', 'due': '2022-03-24'}]}]}
                        """);

        assertThat(table.lines())
                .extracting(Line::exploited)
                .containsExactly(
                        new Listed(false, "unknown"),
                        new Listed(false, "no list says so"),
                        new Listed(true, "kev since 2022-03-03, due 2022-03-24"));
        assertThat(table.lines())
                .extracting(Line::epss)
                .containsExactly("unknown", "1 to 10 %", "at least 50 %");
    }

    @Test
    void parts_standOnTheirLine() {
        var line =
                table(
                                """
                                {'vulnerabilities': [{'title': 'No CVE here'}, {'title': 'Second'}],
                                 'cves': [],
                                 'classification': {'rules': '1', 'parts': [{'place': '/vulnerabilities/1',
                                  'components': [{'value': 'guest-tools', 'verdict': 'yes', 'rule': 'r', 'place': '/x', 'start': -1, 'end': -1, 'confidence': 1}],
                                  'attacks': [{'value': 'remote', 'verdict': 'yes', 'rule': 'r', 'place': '/x', 'start': -1, 'end': -1, 'confidence': 1},
                                   {'value': 'dos-host', 'verdict': 'no', 'rule': 'r', 'place': '/x', 'start': -1, 'end': -1, 'confidence': 1}]}]}}
                                """)
                        .lines()
                        .getLast();

        assertThat(line.anchor()).isEqualTo("vulnerability-1");
        assertThat(line.cve()).isNull();
        assertThat(line.components()).containsExactly("guest tools");
        assertThat(line.attacks()).containsExactly(new Tag("remote attacker", "plain"));
    }

    @Test
    void table_isNoneWithoutVulnerabilities() {
        assertThat(
                        VulnerabilitiesView.of(
                                Overlaid.advisory("{'vulnerabilities': [], 'cves': []}").content()))
                .isNull();
    }
}
