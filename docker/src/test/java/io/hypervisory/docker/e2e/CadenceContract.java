package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What the facts of history must answer through the whole pipeline: archive, topics, API.
abstract class CadenceContract {
    abstract Story story();

    /// Three days stand on pages of the patches, the fourth is the day of an advisory only.
    @Test
    @Order(6)
    void maintenanceOfEsx30_hasThreeProvenDays_andOneByTheDateOfAnAdvisory() throws Exception {
        story().load();
        var cadence = new Cadence(story().http());

        assertThat(cadence.releaseDays("vmware/esx-3.0"))
                .containsExactly(
                        "2007-09-06 release",
                        "2007-09-18 advisory",
                        "2007-10-08 release",
                        "2007-11-15 release");
        assertThat(cadence.figures("vmware/esx-3.0").at("/releaseDays/said").asString())
                .isEqualTo("3 proven + 1 by advisory date");
        assertThat(cadence.tolls("vmware/esx-3.0"))
                .isEqualTo(Map.of("host-reboot", 2, "vm-migration", 1, "unknown", 1));
        assertThat(cadence.releaseDays("vmware/esx-3.0.0")).hasSize(2);
        assertThat(cadence.releaseDays("vmware/esx-3.0.1")).hasSize(2);
        assertThat(cadence.releaseDays("vmware/esx-3.0.2")).hasSize(3);
    }

    @Test
    @Order(6)
    void maintenanceOfWindowsServer2003_hasFiveDays_overTheSamePeriod() throws Exception {
        story().load();
        var cadence = new Cadence(story().http());

        assertThat(cadence.releaseDays("microsoft/windows-server-2003"))
                .containsExactly(
                        "2007-07-10 release",
                        "2007-08-14 release",
                        "2007-09-11 release",
                        "2007-10-09 release",
                        "2007-11-13 release");
    }

    @Test
    @Order(6)
    void foundingPostsEight_standsBesideAsAQuotedClaim() throws Exception {
        story().load();
        JsonNode answer = new Cadence(story().http()).answer("vmware/esx-3.0", "");

        assertThat(answer.at("/claims/0/events").asInt()).isEqualTo(8);
        assertThat(answer.at("/claims/0/by").asString()).contains("Oglesby");
        assertThat(answer.at("/results/0/figures/events")).hasSize(4);
        assertThat(answer.at("/results/0/figures/daysPerEvent").asDouble()).isEqualTo(37.5);
    }

    @Test
    @Order(6)
    void embeddedEsx30_hasNoData_andAModelBeside() throws Exception {
        story().load();
        JsonNode results =
                new Cadence(story().http())
                        .answer("vmware/esx-3.0", "&formFactor=embedded")
                        .path("results");

        assertThat(results.at("/0/source").asString()).isEqualTo("observed");
        assertThat(results.at("/0/noData").asString())
                .startsWith("no data:")
                .contains("vmware/esxi-3.0");
        assertThat(results.at("/1/source").asString()).isEqualTo("modelled");
        assertThat(results.at("/1/figures/events")).isNotEmpty();
    }

    /// What concerns the console alone is of no host without one.
    @Test
    @Order(6)
    void modelOfEmbeddedEsx35_removesEventsOf2008() throws Exception {
        story().load();
        JsonNode results =
                story().http()
                        .json(
                                "/api/platforms/vmware/esx-3.5/maintenance"
                                        + "?built=2007-12-31&until=2008-12-31&formFactor=embedded")
                        .path("results");
        JsonNode classic =
                story().http()
                        .json(
                                "/api/platforms/vmware/esx-3.5/maintenance"
                                        + "?built=2007-12-31&until=2008-12-31")
                        .path("results");

        assertThat(results.at("/1/source").asString()).isEqualTo("modelled");
        assertThat(results.at("/1/figures/events").size())
                .isPositive()
                .isLessThan(classic.at("/0/figures/events").size());
    }

    @Test
    @Order(6)
    void withoutTheConsole_lessIsInstalledOnEsx30() throws Exception {
        story().load();
        String path = "/api/platforms/vmware/esx-3.0/maintenance?built=2007-07-02&until=2008-12-31";

        assertThat(installed(story().http().json(path + "&without=service-console")))
                .isPositive()
                .isLessThan(installed(story().http().json(path)));
    }

    private static int installed(JsonNode answer) {
        return answer.at("/results/0/figures/events")
                .valueStream()
                .mapToInt(event -> event.path("installed").size())
                .sum();
    }

    @Test
    @Order(6)
    void component_thatNobodyKnows_isRefusedWithThoseThatAreKnown() throws Exception {
        story().load();
        String printed =
                Cadence.failed(
                        story().url(),
                        "maintenance",
                        "--platform",
                        "vmware/esx-3.0",
                        "--built",
                        "2007-07-02",
                        "--until",
                        "2007-11-29",
                        "--without",
                        "serviceconsole");

        assertThat(printed).startsWith("1\n").contains("serviceconsole", "service-console");
    }

    @Test
    @Order(6)
    void maintenanceCommand_printsTheAnswer() throws Exception {
        story().load();
        String printed =
                Cadence.printed(
                        story().url(),
                        "maintenance",
                        "--platform",
                        "vmware/esx-3.0",
                        "--built",
                        "2007-07-02",
                        "--until",
                        "2007-11-29");

        assertThat(printed)
                .startsWith("0\n")
                .contains("release days: 3 proven + 1 by advisory date")
                .contains("maintenance events: 4, one each 37.50 days of 150 covered days")
                .contains("by impact: host-reboot 2, unknown 1, vm-migration 1")
                .contains("Quoted, not a result: 8 events")
                .contains("OBSERVED: vmware/esx-3.0");
    }

    @Test
    @Order(6)
    void platforms_areListedWithTheirNotices() throws Exception {
        story().load();
        var ids = story().http().json("/api/platforms").path("platforms").findValuesAsString("id");

        assertThat(ids)
                .contains(
                        "vmware/esx-3.0",
                        "vmware/esx-3.0.2",
                        "vmware/esxi-3.5",
                        "microsoft/windows-server-2003",
                        "xen/xen")
                .doesNotContain("vmware/esx-3");
    }

    /// Update 2 of ESX 3.5 stopped machines on 12 August 2008: the vendor's own notice of it flags
    /// the patch whose page says that it is a part; what others tell stands beside as hearsay.
    @Test
    @Order(6)
    void esx35Update2_isFlaggedForItsQuality() throws Exception {
        story().load();
        JsonNode report = story().http().json("/api/platforms/vmware/esx-3.5");
        JsonNode flagged = null;
        for (JsonNode each : report.path("flagged")) {
            if (each.at("/fix/id").asString().equals("vmware/ESX350-200806201-UG")) {
                flagged = each;
            }
        }

        assertThat(flagged).as("flagged: " + report.path("flagged")).isNotNull();
        assertThat(flagged.path("qualities").valueStream().map(JsonNode::asString))
                .contains("known-problem");
        assertThat(flagged.path("troubles").valueStream())
                .anyMatch(each ->
                        each.path("byPublisher").asBoolean()
                                && each.path("day").asString().equals("2008-08-12")
                                && each.path("title").asString().contains("3.5 Update 2"))
                .anyMatch(each -> !each.path("byPublisher").asBoolean())
                .allMatch(each -> !each.path("sentence").asString().isBlank());
    }

    /// A CVE of the hypervisor itself lies in the VMM, the VMkernel or the virtual hardware.
    @ParameterizedTest
    @Order(6)
    @CsvSource({"2007, 38, 2", "2008, 42, 3"})
    void vulnerabilities_areSplitByComponent(int year, int console, int hypervisor)
            throws Exception {
        story().load();
        JsonNode split = vulnerabilities("vmware/esx", year).path("byComponent");

        assertThat(split.path("service-console").asInt()).as(split.toString()).isEqualTo(console);
        assertThat(split.path("hypervisor").asInt() + split.path("virtual-hardware").asInt())
                .as(split.toString())
                .isEqualTo(hypervisor);
    }

    /// Who counts by NVD's product tags misses what the service console brings along.
    @ParameterizedTest
    @Order(6)
    @CsvSource({"2007, 38, 4", "2008, 42, 10"})
    void vulnerabilities_areCountedByNvdTag_besideTheAdvisories(int year, int console, int tagged)
            throws Exception {
        story().load();
        JsonNode counted = vulnerabilities("vmware/esx", year);
        int total = counted.path("total").asInt();

        assertThat(counted.path("byNvdTag").asInt()).as(counted.toString()).isEqualTo(tagged);
        assertThat(counted.path("difference").asInt()).isEqualTo(total - tagged);
        assertThat(counted.at("/byComponent/service-console").asInt()).isEqualTo(console);
    }

    /// The facts have NVD's products without their releases.
    @Test
    @Order(6)
    void vulnerabilitiesOfARelease_haveNoCountByNvdTag_whichIsNotZero() throws Exception {
        story().load();
        JsonNode counted = vulnerabilities("vmware/esx-3.0", 2007);

        assertThat(counted.path("total").asInt()).isPositive();
        assertThat(counted.has("byNvdTag")).isFalse();
        assertThat(counted.has("difference")).isFalse();
    }

    private JsonNode vulnerabilities(String platform, int year) throws Exception {
        for (JsonNode each : story().http().json("/api/platforms/" + platform).path("years")) {
            if (each.path("year").asInt() == year) {
                return each.path("vulnerabilities");
            }
        }
        throw new AssertionError(platform + " has no year " + year);
    }

    @Test
    @Order(6)
    void comparison_showsBothPlatforms_overTheSameMonths() throws Exception {
        story().load();
        JsonNode lines =
                story().http()
                        .json(
                                "/api/platforms/compare?id=vmware/esx-3.0"
                                        + "&id=microsoft/windows-server-2003"
                                        + "&from=2007-07-03&until=2007-11-29")
                        .path("platforms");

        assertThat(lines.at("/0/byMonth").propertyNames())
                .containsExactly("2007-09", "2007-10", "2007-11");
        assertThat(lines.at("/0/byMonth/2007-09/releaseDays").asInt()).isEqualTo(2);
        assertThat(lines.at("/1/byMonth").propertyNames())
                .containsExactly("2007-07", "2007-08", "2007-09", "2007-10", "2007-11");
    }

    /// One that disappears from a list takes back nothing, so the archive without the page is the
    /// one before it was added.
    @Test
    @Order(7)
    void pageDated1August2007_isOneReleaseDayMore_thanTheArchiveHasWithoutIt() throws Exception {
        story().load();
        var cadence = new Cadence(story().http());
        var without = cadence.releaseDays("vmware/esx-3.0");
        String row = "<tr><td><b>Release Date</b></td><td>August 1, 2007</td></tr>\n</table>";

        story().archive()
                .add(
                        "/vmware/patches/",
                        "ESX-1000999.html",
                        "ESX-1001724.html",
                        text ->
                                text.replace("ESX-1001724", "ESX-1000999")
                                        .replaceFirst("</table>", row));
        story().crawl(story().source("/vmware/patches/"));

        var with = new ArrayList<>(List.of("2007-08-01 release"));
        with.addAll(without);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(cadence.releaseDays("vmware/esx-3.0")).isEqualTo(with));
    }
}
