package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveKnowledge.Decision;
import io.hypervisory.enrich.contract.CveKnowledge.Likelihood;
import io.hypervisory.enrich.contract.CveKnowledge.Listed;
import io.hypervisory.enrich.contract.CveKnowledge.Score;
import io.hypervisory.enrich.contract.CveKnowledge.Tagged;
import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimReadingTest {
    private static final String CVE = "CVE-2021-21974";

    private static Metric metric(String scheme, String vector, String source) {
        return new Metric(scheme, vector, null, null, source, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.01",
        "0.0099, 0, 0.01",
        "0.01, 0.01, 0.1",
        "0.0999, 0.01, 0.1",
        "0.1, 0.1, 0.5",
        "0.4999, 0.1, 0.5",
        "0.5, 0.5, 1.1",
        "1, 0.5, 1.1"
    })
    void probability_countsByItsBand(double probability, double atLeast, double below) {
        assertThat(ClaimReading.of(Lists.probability(CVE, probability, 1)).likelihood())
                .isEqualTo(new Likelihood("epss", atLeast, below));
    }

    @Test
    void scores_standSideBySide_withGiverAndList_andDecisionsApart() {
        var claim =
                ClaimReading.of(
                        Lists.entry(
                                CVE,
                                "nvd",
                                "PUBLISHED",
                                List.of(
                                        metric("ssvc", "Exploitation:active", "CISA-ADP"),
                                        metric("cvss-3.1", "CVSS:3.1/B", "nvd@nist.gov"),
                                        metric("cvss-3.1", "CVSS:3.1/A", "security@vmware.com")),
                                List.of(),
                                1));

        assertThat(claim.scores())
                .extracting(Score::by, Score::source, Score::vector)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("nvd", "nvd@nist.gov", "CVSS:3.1/B"),
                        org.assertj.core.api.Assertions.tuple(
                                "nvd", "security@vmware.com", "CVSS:3.1/A"));
        assertThat(claim.decisions())
                .containsExactly(new Decision("nvd", "CISA-ADP", "Exploitation:active"));
    }

    @Test
    void sameScoresInAnotherOrder_areTheSameKnowledge() {
        var metrics =
                new ArrayList<>(
                        List.of(
                                metric("cvss-3.1", "CVSS:3.1/A", "a"),
                                metric("cvss-2.0", "AV:N", "b"),
                                metric("ssvc", "Exploitation:none", "x"),
                                metric("ssvc", "Exploitation:none", "y")));
        var one = Lists.claims(Lists.entry(CVE, "nvd", null, metrics, List.of(), 1));
        Collections.reverse(metrics);
        var other = Lists.claims(Lists.entry(CVE, "nvd", null, metrics, List.of(), 2));

        assertThat(Claims.digest(other)).isEqualTo(Claims.digest(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISHED", "REJECTED", "Rejected", "withdrawn"})
    void stateOfTheCve_isTold_inTheListsOwnWord(String state) {
        assertThat(
                        ClaimReading.of(Lists.entry(CVE, "cve", state, List.of(), List.of(), 1))
                                .listed())
                .isEqualTo(new Listed("cve", state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Received", "Awaiting Analysis", "Analyzed", "Modified", "Deferred"})
    void progressOfADatabase_isNoState(String state) {
        assertThat(
                        ClaimReading.of(Lists.entry(CVE, "nvd", state, List.of(), List.of(), 1))
                                .listed())
                .isNull();
    }

    @Test
    void affectedVendors_areSlugs_byProductCpeAndName_andWithoutTheUnaffected() {
        var affected =
                List.of(
                        Lists.affected("VMware by Broadcom", "VMware ESXi", "affected"),
                        Lists.affected("Red Hat", "Something of theirs 9", null),
                        Lists.affected("Microsoft", "Windows 11", "unaffected"),
                        Lists.affected("Acme", "Rocket", "affected"),
                        new Affected(
                                null,
                                null,
                                List.of(),
                                "affected",
                                "cpe:2.3:o:xen:xen:4.12.0:*:*:*:*:*:x86:*"),
                        new Affected(
                                null,
                                null,
                                List.of(),
                                null,
                                "cpe:2.3:a:cisco:strange_thing:1.0:*:*:*:*:*:*:*"));

        assertThat(ClaimReading.of(Lists.entry(CVE, "cve", null, List.of(), affected, 1)).vendors())
                .containsExactly("cisco", "redhat", "vmware", "xen");
    }

    @Test
    void taggedPlatforms_areProductsAndLines_ofWhatIsAffected_withoutVersions() {
        var affected =
                List.of(
                        cpe("cpe:2.3:o:vmware:esx:*:*:*:*:*:*:*:*", "affected"),
                        cpe("cpe:2.3:a:vmware:esx_server:3.0.1:*:*:*:*:*:*:*", "affected"),
                        cpe("cpe:2.3:a:vmware:esx_server:3.0.2:*:*:*:*:*:*:*", null),
                        cpe("cpe:2.3:o:vmware:esxi:6.7:*:*:*:*:*:*:*", "unaffected"),
                        cpe("cpe:2.3:a:acme:rocket:1:*:*:*:*:*:*:*", "affected"),
                        Lists.affected("Microsoft", "Windows Server 2003", "affected"));

        assertThat(ClaimReading.of(Lists.entry(CVE, "nvd", null, List.of(), affected, 1)).tagged())
                .isEqualTo(
                        new Tagged(
                                "nvd",
                                "nvd",
                                null,
                                List.of("microsoft/windows-server-2003", "vmware/esx-3.0")));
    }

    /// Until ESXi 5.0 it was the classic one; since then it can be either.
    @ParameterizedTest
    @CsvSource({
        "2007-04-06, cpe:2.3:o:vmware:esx:*:*:*:*:*:*:*:*, vmware/esx",
        "2007-04-06, cpe:/o:vmware:esx, vmware/esx",
        "2012-01-02, cpe:2.3:o:vmware:esx:*:*:*:*:*:*:*:*,",
        "2012-01-02, cpe:2.3:o:vmware:esx:4.1:*:*:*:*:*:*:*, vmware/esx-4.1",
        "2007-04-06, cpe:2.3:o:vmware:esx_something:*:*:*:*:*:*:*:*,"
    })
    void esxWithoutAVersion_isTheClassicOne_untilEsxi5(
            String published, String cpe, @Nullable String platform) {
        var tagged =
                AffectedProducts.platforms(List.of(cpe(cpe, "affected")), Facts.day(published));

        assertThat(tagged).isEqualTo(platform == null ? List.of() : List.of(platform));
    }

    @Test
    void listThatNamesNoProduct_saysNothingOfPlatforms_andOneWithOthersSaysNone() {
        var strange = List.of(cpe("cpe:2.3:a:acme:rocket:1:*:*:*:*:*:*:*", "affected"));

        assertThat(
                        Lists.claims(Lists.entry(CVE, "nvd", "Received", List.of(), List.of(), 1))
                                .knowledge())
                .isNull();
        assertThat(ClaimReading.of(Lists.entry(CVE, "nvd", null, List.of(), strange, 1)).tagged())
                .isEqualTo(new Tagged("nvd", "nvd", null, List.of()));
    }

    private static Affected cpe(String cpe, @Nullable String status) {
        return new Affected(null, null, List.of(), status, cpe);
    }
}
