package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.query.Clause.And;
import io.hypervisory.index.query.Clause.Either;
import io.hypervisory.index.query.Clause.Period;
import io.hypervisory.index.query.Clause.Phrase;
import io.hypervisory.index.query.Clause.Term;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
    private static Clause expanded(String query) {
        return Expansion.of(QueryParser.parse(query));
    }

    private static List<Clause> others(String query) {
        return expanded(query) instanceof Either(_, var others) ? others : List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "CVE 2008 0923, CVE-2008-0923",
        "cve20084917, CVE-2008-4917",
        "2008-0923, CVE-2008-0923",
        "cve_2008_1447, CVE-2008-1447",
        "CVE-2008-00923, CVE-2008-0923",
        "CVE 2024 028956, CVE-2024-28956",
    })
    void of_readsCves_howeverTheyAreWritten(String written, String cve) {
        assertThat(others(written)).contains(new Term(Field.CVE, cve));
    }

    @ParameterizedTest
    @CsvSource({
        "VMSA-2008-00011, vmware/VMSA-2008-0011",
        "vmsa-2007-0004.1, vmware/VMSA-2007-0004",
        "ESX-2533126-patch, vmware/ESX-2533126",
        "MS08-067, microsoft/MS08-067",
    })
    void of_readsIds_byTheirGrammar(String written, String id) {
        assertThat(others(written)).contains(new Term(Field.ID, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"VMSA 2008 0014", "esx350 200811401 sg", "ms08 067", "esx 2.5.4 patch 16"})
    void of_takesWordsTogether_thatAreOneId(String written) {
        assertThat(others(written)).contains(new Term(Field.ID, written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KB 1003176", "kb1003176", "Q1003176", "KB-1003176"})
    void of_looksForTheNumber_ofAnArticle(String written) {
        assertThat(others(written)).contains(new Term(Field.ID, "1003176"));
    }

    @Test
    void of_mindsNoMarksOfASentence() {
        assertThat(expanded("VMSA-2008-0014, SQL Server; times out, Xen."))
                .isEqualTo(expanded("VMSA-2008-0014 SQL Server times out Xen"));
        assertThat(expanded("...")).isEqualTo(new Term(Field.ANY, "..."));
    }

    @ParameterizedTest
    @CsvSource({
        "695195, CTX695195",
        "cpu jan 2021, cpujan2021",
        "CPU January 2021, cpujan2021",
        "critical patch update Oct 2023, cpuoct2023",
        "vmsa-08-0009, VMSA-2008-0009",
        "VMSA 21 10, VMSA-2021-10",
        "08-40, MS08-40",
        "VSMA-2008-0014, vmware/VMSA-2008-0014",
        "SM08-067, microsoft/MS08-067",
        "xas-404, xen/XSA-404"
    })
    void of_looksForIds_byTheirNumberOrMonth(String written, String id) {
        assertThat(others(written)).contains(new Term(Field.ID, id));
    }

    @Test
    void of_findsTheBundlesOfARound_byItsMonth() {
        assertThat(others("ESXe350 200805"))
                .contains(new Clause.Pattern(Field.ID, "ESXe350200805*"));
        assertThat(others("ESX 350-200805"))
                .contains(new Clause.Pattern(Field.ID, "ESX350200805*"));
        assertThat(others("ESX350-200802401").toString()).doesNotContain("*");
    }

    @ParameterizedTest
    @CsvSource({"cpu leak 2021", "95195", "6951955"})
    void of_takesNothingElse_forSuchIds(String written) {
        assertThat(Expansion.of(QueryParser.parse(written)).toString())
                .doesNotContain("CTX", "=cpu2021");
    }

    @ParameterizedTest
    @CsvSource({
        "vROps, vrealize operations",
        "vIDM, workspace one access",
        "VI client, virtualcenter client",
        "CVAD, virtual apps and desktops",
        "PVS, citrix provisioning",
        "vbox, virtualbox",
        "hyper-v enlightenments, viridian",
        "presentation server, xenapp",
        "Azure Stack HCI, azure local",
        "Omnissa Horizon, vmware view",
        "LDoms, logical domains",
        "GSX Server, vmware server",
        "softgrid, app-v"
    })
    void of_knowsProducts_byTheirShortAndFormerNames(String written, String other) {
        assertThat(others(written)).contains(Vocabulary.named(other));
    }

    @ParameterizedTest
    @CsvSource({
        "ZombieLoad, CVE-2018-12130",
        "Foreshadow, CVE-2018-3646",
        "Retbleed, CVE-2022-29901",
        "GhostRace, CVE-2024-2193",
        "Dirty COW, CVE-2016-5195",
        "VENOM, CVE-2015-3456"
    })
    void of_knowsFlaws_byTheirNames(String written, String cve) {
        assertThat(others(written)).contains(new Term(Field.CVE, cve));
    }

    @Test
    void of_takesAYear_forNoReleaseOfAProduct() {
        assertThat(expanded("Broadcom ESXi 2024"))
                .isInstanceOfSatisfying(
                        And.class,
                        and ->
                                assertThat(and.parts().getLast())
                                        .isEqualTo(
                                                new Either(
                                                        new Term(Field.ANY, "2024"),
                                                        List.of(new Term(Field.YEAR, "2024")))));
        assertThat(others("virtual pc 2007"))
                .contains(new Term(Field.PLATFORMS, "microsoft/virtual-pc"));
    }

    @Test
    void of_takesTheNumberOfAnId_forNoReleaseOfAProduct() {
        assertThat(expanded("ESXi 3.5 200809401"))
                .isInstanceOfSatisfying(
                        And.class,
                        and ->
                                assertThat(and.parts().getLast())
                                        .isInstanceOfSatisfying(
                                                Either.class,
                                                number ->
                                                        assertThat(number.others())
                                                                .contains(
                                                                        new Term(
                                                                                Field.ID,
                                                                                "200809401"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no host reboot",
                "without a host reboot",
                "without reboot",
                "reboot not required",
                "no restart"
            })
    void of_knowsHowItIsSaid_thatSomethingCostsNothing(String written) {
        assertThat(others(written)).contains(new Term(Field.IMPACT_NO, "host-reboot"));
    }

    @Test
    void of_doesNotTakeWhatIsDenied_forWhatIsSaid() {
        assertThat(others("no host reboot"))
                .doesNotContain(
                        new Term(Field.IMPACT, "host-reboot"),
                        new Phrase(Field.ANY, "host reboot", 0));
        assertThat(others("host reboot")).contains(new Term(Field.IMPACT, "host-reboot"));
    }

    @Test
    void of_leavesOut_whatEverythingIsAbout() {
        assertThat(expanded("dhcp vulnerability"))
                .isEqualTo(Expansion.of(QueryParser.parse("dhcp")));
        assertThat(expanded("vulnerability")).isEqualTo(new Term(Field.ANY, "vulnerability"));
    }

    @Test
    void of_knowsNames_thatBeginWithFunctionWords() {
        assertThat(expanded("host not responding"))
                .isInstanceOfSatisfying(
                        And.class,
                        and ->
                                assertThat(and.parts().getLast())
                                        .isInstanceOfSatisfying(
                                                Either.class,
                                                hang ->
                                                        assertThat(hang.others())
                                                                .contains(
                                                                        new Term(
                                                                                Field.ANY,
                                                                                "hang"))));
    }

    @Test
    void of_knowsProductsByTheirNames_andReleases() {
        assertThat(others("ESX Server 3i")).contains(new Term(Field.PLATFORMS, "vmware/esxi-3.5"));
        assertThat(others("esx 3.5")).contains(new Term(Field.PLATFORMS, "vmware/esx-3.5"));
        assertThat(others("vCenter")).contains(new Term(Field.ANY, "virtualcenter"));
    }

    @ParameterizedTest
    @CsvSource({
        "Broadcom, vmware",
        "SWsoft, virtuozzo",
        "Odin, virtuozzo",
        "Omnissa, vmware",
        "Citrix Systems, citrix",
        "WebPros, plesk"
    })
    void of_knowsVendors_byFormerAndLaterNames(String name, String slug) {
        assertThat(others(name)).contains(new Term(Field.VENDOR, slug));
    }

    @Test
    void of_knowsTheWordsOfTheField() {
        assertThat(others("COS"))
                .contains(
                        new Phrase(Field.ANY, "service console", 0),
                        new Term(Field.COMPONENT, "service-console"));
    }

    @ParameterizedTest
    @CsvSource({
        "denial of service, dos",
        "elevation of privileges, privilege escalation",
        "guest-to-host, guest escape",
        "cross site scripting, xss",
        "purple screens, kernel panic",
        "reboots of the host, restart of the host"
    })
    void of_knowsNames_withFunctionWordsPluralsAndHyphens(String written, String other) {
        assertThat(others(written)).contains(Vocabulary.named(other));
    }

    @Test
    void of_asksEachWordOfAName_butItsFunctionWords() {
        assertThat(expanded("denial of service"))
                .isInstanceOfSatisfying(
                        Either.class,
                        either ->
                                assertThat(either.written())
                                        .isEqualTo(
                                                new And(
                                                        List.of(
                                                                new Term(Field.ANY, "denial"),
                                                                new Term(Field.ANY, "service")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"May 2008", "may 2008", "2008-05"})
    void of_readsMonths_asWhatCameOutInThem(String written) {
        assertThat(others(written))
                .contains(
                        new Period(
                                Field.PUBLISHED,
                                Instant.parse("2008-05-01T00:00:00Z"),
                                Instant.parse("2008-06-01T00:00:00Z")));
    }

    @Test
    void of_leavesOutFunctionWords_butNotNamesInCapitals() {
        assertThat(expanded("module in the kernel"))
                .isEqualTo(
                        new And(
                                List.of(
                                        new Term(Field.ANY, "module"),
                                        new Term(Field.ANY, "kernel"))));
        assertThat(expanded("the")).isEqualTo(new Term(Field.ANY, "the"));
        assertThat(expanded("IT")).isEqualTo(new Term(Field.ANY, "IT"));
    }

    @ParameterizedTest
    @CsvSource({
        "id:VMSA-2008-00011, vmware/VMSA-2008-0011",
        "id:\"vmware/VMSA-2008-0011.1\", vmware/VMSA-2008-0011"
    })
    void of_readsAnIdBehindItsField_byItsGrammar(String query, String id) {
        assertThat(others(query)).contains(new Term(Field.ID, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ESX Server 3i\"", "product:esx", "vendor:broadcom", "cve:2008-0923"})
    void of_leavesAlone_whatIsInQuotesOrBehindAField(String query) {
        assertThat(expanded(query)).isEqualTo(QueryParser.parse(query));
    }
}
