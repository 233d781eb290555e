package io.hypervisory.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Coverage;
import io.hypervisory.ingest.contract.VendorCoverage;
import io.hypervisory.ingest.crawl.Crawler;
import io.hypervisory.ingest.pipe.Ingest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedCatalogueTest {
    private final Catalogue shipped = Catalogue.shipped();

    @TempDir Path folder;

    private static Map<String, VendorCoverage> coverage(Catalogue catalogue) {
        List<SourceState> states =
                catalogue.sources().stream()
                        .map(source -> Crawler.waiting(source, Ingest.about(source)))
                        .toList();
        return VendorCoverage.of(states).stream()
                .collect(Collectors.toMap(VendorCoverage::vendor, each -> each));
    }

    @Test
    void everyVendorOfTheMission_andItsNeighbours_areCovered() {
        Set<String> vendors =
                shipped.sources().stream()
                        .map(source -> String.valueOf(source.profile().vendor()))
                        .collect(Collectors.toSet());

        assertThat(vendors)
                .contains(
                        "vmware",
                        "microsoft",
                        "virtual-iron",
                        "virtuozzo",
                        "xen",
                        "xcp-ng",
                        "citrix",
                        "oracle",
                        "redhat",
                        "suse",
                        "proxmox",
                        "nutanix",
                        "cisa");
    }

    @Test
    void everySource_hasALineOnTerms_andIsGentle() {
        assertThat(shipped.sources())
                .allSatisfy(source -> {
                    assertThat(source.profile().terms()).as(source.name()).isNotBlank();
                    assertThat(source.manners().concurrency()).isEqualTo(1);
                    assertThat(source.manners().pause())
                            .isGreaterThanOrEqualTo(Duration.ofMillis(500));
                    assertThat(source.manners().heedsRobots()).isTrue();
                    assertThat(source.manners().privateHosts()).isEmpty();
                    assertThat(source.schedule().longest())
                            .isGreaterThanOrEqualTo(Duration.ofHours(1));
                });
    }

    @Test
    void whatIsOn_hasAReader_andWhatHasNone_saysSo() {
        for (Source source : shipped.sources()) {
            boolean read = Ingest.about(source).proof() != null;
            assertThat(read || !source.on()).as(source.name()).isTrue();
            assertThat(read || source.profile().unconfirmed() != null).as(source.name()).isTrue();
        }
    }

    @Test
    void listWhoseDetailsAreKept_isReadAsThey() {
        var cvrf = Ingest.about(shipped.source("microsoft-cvrf").orElseThrow());

        assertThat(cvrf.format()).isEqualTo("msrc-cvrf");
        assertThat(cvrf.proof()).isNotNull();
        assertThat(shipped.source("xen-advisories").orElseThrow().formats())
                .containsExactly("xsa", "xsa-list");
    }

    @Test
    void undocumentedInterface_isOff_untilSomebodySwitchesItOn() {
        Path file = folder.resolve("data").resolve("switches.yaml");
        assertThat(coverage(shipped).get("vmware").words()).isEqualTo("history, second-hand");
        assertThat(coverage(shipped).get("vmware").enable()).isEqualTo("broadcom-list");
        assertThat(shipped.source("broadcom-list").orElseThrow().on()).isFalse();

        Switches.read(file).with("broadcom-list", true).with("microsoft-csaf", false).write(file);
        Catalogue switched = Switches.read(file).applied(shipped);

        assertThat(switched.source("broadcom-list").orElseThrow().on()).isTrue();
        assertThat(switched.source("microsoft-csaf").orElseThrow().on()).isFalse();
        assertThat(switched.sources()).hasSameSizeAs(shipped.sources());
    }

    @Test
    void vendors_areCurrent_orHistory_orSecondHand() {
        var coverage = coverage(shipped);

        assertThat(coverage.get("microsoft").coverage()).isEqualTo(Coverage.CURRENT);
        assertThat(coverage.get("virtual-iron").words()).isEqualTo("history, second-hand");
        assertThat(coverage.get("virtuozzo").coverage()).isEqualTo(Coverage.CURRENT);
        assertThat(coverage.get("xen").coverage()).isEqualTo(Coverage.CURRENT);
        assertThat(coverage.get("proxmox").coverage()).isEqualTo(Coverage.CURRENT);
        assertThat(coverage.get("nutanix").words()).isEqualTo("second-hand only");
        assertThat(coverage.get("nutanix").enable()).isNull();
        assertThat(coverage.get("xcp-ng").words()).isEqualTo("second-hand only");
    }

    @ParameterizedTest
    @CsvSource({
        "virtual-iron-archive, http://www.virtualiron.com/support/product_releases.cfm, release-page",
        "virtual-iron-archive, http://www.virtualiron.com/releases/, release-page",
        "virtual-iron-archive, http://www.virtualiron.com/company/press_releases/2008.cfm, page",
        "virtual-iron-archive, http://www.virtualiron.com/company/pressrelease.cfm?id=3, page",
        "virtual-iron-archive, http://blog.virtualiron.com/2008/01/a-post/, page",
        "swsoft-archive, http://www.swsoft.com/en/virtuozzo/releases/, release-page",
        "swsoft-archive, http://kb.swsoft.com/en/2014, virtuozzo-kb",
    })
    void archives_knowPagesOfReleases_byTheirAddress(String name, String url, String format) {
        var way = (Way.ArchivedSite) shipped.source(name).orElseThrow().way();
        assertThat(way.rule().format(url, "none")).isEqualTo(format);
    }

    private List<Source> ofNvd() {
        return shipped.sources().stream()
                .filter(source -> source.name().startsWith("nvd-"))
                .toList();
    }

    @Test
    void vendorWhoseOwnSourceIsOff_isKnownByItsCves_andThatIsLabelled() {
        Set<String> told =
                ofNvd().stream()
                        .filter(Source::on)
                        .map(source -> String.valueOf(source.profile().vendor()))
                        .collect(Collectors.toSet());
        Set<String> unheard =
                shipped.sources().stream()
                        .filter(source -> !source.on())
                        .filter(source -> source.profile().coverage() == Coverage.CURRENT)
                        .map(source -> String.valueOf(source.profile().vendor()))
                        .filter(vendor -> !vendor.equals("cisa"))
                        .collect(Collectors.toSet());

        assertThat(told).containsAll(unheard);
        assertThat(ofNvd())
                .allSatisfy(source ->
                        assertThat(source.profile().coverage()).isEqualTo(Coverage.SECOND_HAND));
        assertThat(coverage(shipped).values())
                .filteredOn(each -> told.contains(each.vendor()))
                .allMatch(VendorCoverage::secondHand);
    }

    @Test
    void whatIsAskedOfNvd_isOneVendors_withinItsLimits() {
        assertThat(ofNvd())
                .allSatisfy(source -> {
                    var rule = ((Way.JsonList) source.way()).rule();
                    assertThat(rule.address().text())
                            .as(source.name())
                            .matches(
                                    "\\?(virtualMatchString=cpe:2\\.3:\\*:|keywordSearch=)[^&]+&.*")
                            .contains("lastModStartDate={from}", "lastModEndDate={to}");
                    assertThat(rule.paging().size()).isLessThanOrEqualTo(2000);
                    assertThat(rule.window().length()).isLessThanOrEqualTo(Duration.ofDays(120));
                    assertThat(source.manners().pause())
                            .isGreaterThanOrEqualTo(Duration.ofMillis(6500));
                    assertThat(source.schedule().shortest())
                            .isGreaterThanOrEqualTo(Duration.ofHours(2));
                    assertThat(source.profile().terms()).contains("not endorsed");
                });
        assertThat(shipped.source("nvd").orElseThrow().on()).isFalse();
    }

    /// Rows of the README's table of vendors: its cells.
    private static List<String[]> tableOfVendors() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("../README.md"));
        int head =
                IntStream.range(0, lines.size())
                        .filter(at -> lines.get(at).startsWith("| vendor | as shipped |"))
                        .findFirst()
                        .orElseThrow();
        return lines.stream()
                .skip(head + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(1).split("\\|", -1))
                .toList();
    }

    /// Vendors that a cell names, by their slugs; several names of one are not all slugs.
    private static Set<String> vendors(String cell, Set<String> slugs) {
        return Stream.of(cell.replaceAll("\\(.*?\\)", "").toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .flatMap(name -> Stream.of(name.replace(' ', '-'), name.replace(" ", "")))
                .filter(slugs::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void readme_saysOfEachVendor_whatIsShipped() throws Exception {
        Map<String, VendorCoverage> coverage = coverage(shipped);
        Set<String> named = new TreeSet<>();
        for (String[] row : tableOfVendors()) {
            String first = row[1].strip().split(":")[0];
            List<String> more =
                    Pattern.compile("`(.+?)`")
                            .matcher(row[2])
                            .results()
                            .map(name -> name.group(1))
                            .toList();
            assertThat(more)
                    .allSatisfy(name ->
                            assertThat(shipped.source(name).map(Source::on))
                                    .as(name)
                                    .contains(false));
            for (String vendor : vendors(row[0], coverage.keySet())) {
                VendorCoverage is = coverage.get(vendor);
                assertThat(is.words().split("[ ,]")[0]).as(vendor).isEqualTo(first);
                assertThat(is.enable() == null || more.contains(is.enable())).as(vendor).isTrue();
                named.add(vendor);
            }
        }
        assertThat(named).isEqualTo(coverage.keySet());
    }

    @Test
    void brokenSwitches_areNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("s.yaml"), "broadcom-list: perhaps\n");

        assertThatThrownBy(() -> Switches.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s.yaml");
    }
}
