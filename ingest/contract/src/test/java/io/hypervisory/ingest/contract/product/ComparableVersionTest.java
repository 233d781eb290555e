package io.hypervisory.ingest.contract.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableVersionTest {
    private static ComparableVersion version(String line, String said) {
        return ComparableVersion.of(line, said).orElseThrow(() -> new AssertionError(said));
    }

    @ParameterizedTest
    @CsvSource({
        "vmware/esx-3.5, 3.5 Update 4, build 153875",
        "vmware/esx-3.5, 3.5 U4, ESX Server 3.5.0 build-153875",
        "vmware/esx-3.5, Update 4, 153875",
        "vmware/esx, 3.0.1, 3.0.1 build-32039",
        "vmware/esxi, ESX Server 3i 3.5 Update 2, 3.5.0 build-103909",
        "vmware/esxi-7.0, 7.0 U3d, ESXi70U3d-19482537",
        "vmware/esxi-7.0, 7.0 Update 3d, ESXi-7.0U3d-19482537-standard",
        "vmware/esxi, 7.0.3 P04, 7.0 Update 3d",
        "vmware/esxi, 8.0 U2b / P03, 8.0.2-0.30.23305546",
        "vmware/esxi, 8.0.2, ESXi 8.0 Update 2 (Build 22380479)",
        "vmware/esxi, 8.0.0, 8.0 GA",
        "vmware/esxi, 8.0.0e, 8.0e",
        "vmware/esxi, 6.7 EP 24, ESXi670-202207001",
        "vmware/esxi, 6.7.0-1.44.12986307, VMware_bootbank_esx-base_6.7.0-1.44.12986307",
        "vmware/esxi, ESXi-9.0.0.0100-24813472, VMware_bootbank_esx-base_9.0.0-0100.24813472",
        "vmware/esxi-9.0, 9.0.1, build 24957456",
        "vmware/vcenter, 8.0.3, 8.0 Update 3",
        "microsoft/windows-server-2019, 10.0.17763.5576, OS Build 17763.5576",
        "microsoft/windows-server-2003, SP2, Service Pack 2",
        "virtuozzo/openvz, 2.6.32-042stab120.18, 042stab120.18",
        "xen/xen, 4.17, 4.17.0",
        "vmware/workstation, 6.5.3 build 185404, 6.5.3-185404",
        "oracle/vm, 0:4.1.12-124.93.1.el6uek, 4.1.12-124.93.1.el6uek",
    })
    void versions_areEqual_thoughSaidDifferently(String line, String one, String other) {
        assertThat(version(line, one).compare(version(line, other))).isEqualTo(OptionalInt.of(0));
        assertThat(version(line, one).sortKey()).isEqualTo(version(line, other).sortKey());
    }

    @ParameterizedTest
    @CsvSource({
        "vmware/esx, 2.5.4 patch 12, 2.5.4 patch 13",
        "vmware/esx, 2.5.4 patch 13, 2.5.5 patch 2",
        "vmware/esx, 3.0.2, 3.0.3",
        "vmware/esx, 3.5 Update 3, build 153875",
        "vmware/esx, 3.5 Update 4, 3.5 build 153876",
        "vmware/esx, 3.5 Update 5, 4.0 GA",
        "vmware/esx, 3.5, 4.0 GA",
        "vmware/esx, ESX350-200802401-BG, ESX350-200803401-SG",
        "vmware/esx, 4.1 U1, 4.1 build 351621",
        "vmware/esxi, 6.5 P09, 6.7 GA",
        "vmware/esxi, 8.0 U3y, 8.0 U3z",
        "vmware/esxi, 8.0 U3k, 9.0.0.0",
        "vmware/esxi, 9.0.0.0, 9.0.0.0100",
        "vmware/esxi, 9.0.2.0100, 9.1.0.0",
        "vmware/vcenter, 7.0 U3d, 7.0 U3o",
        "vmware/vcenter, 6.7.0.43000, 6.7.0.44000",
        "microsoft/windows-server-2019, 10.0.17763.5576, 10.0.17763.6414",
        "microsoft/windows-server-2012, 6.2.9200.25118, 10.0.17763.1",
        "microsoft/windows-10, 1909, 2004",
        "microsoft/windows-10, 2004, 20H2",
        "microsoft/windows-10, 20H2, 21H1",
        "microsoft/windows-server-2003, RTM, SP1",
        "virtuozzo/openvz, 042stab083.1, 042stab120.18",
        "virtuozzo/openvz, 028stab108.1, 042stab001.1",
        "virtuozzo/virtuozzo-7, 3.10.0-514.16.1.vz7.30.10, 3.10.0-693.1.1.vz7.37.30",
        "virtuozzo/virtuozzo-7, readykernel-patch-30.10-63.1-1.vl7, readykernel-patch-30.10-64.0-1.vl7",
        "virtuozzo/virtuozzo, 4.0.0-365.6.swsoft, 4.0.0-366.1.swsoft",
        "xen/xen, 4.9.1, 4.17.0",
        "xen/xen, 4.17.0-rc3, 4.17",
        "xen/xen, 4.17.0-rc3, 4.17.0-rc10",
        "vmware/workstation, 6.5.3 build 185404, 6.5.4",
        "citrix/xenserver, 7.1 CU1, 7.1 CU2",
        "citrix/xenserver, 6.2 SP1, 6.5",
        "proxmox/pve, 8.1.4-1~bpo12, 8.1.4-1",
        "oracle/vm, 0:4.1.12-124.93.1.el6uek, 4.1.12-124.100.1.el6uek",
        "acme/thing, 1.2, 1.10",
    })
    void versions_follow_eachOther(String line, String less, String more) {
        assertThat(version(line, less).compare(version(line, more))).isEqualTo(OptionalInt.of(-1));
        assertThat(version(line, more).compare(version(line, less))).isEqualTo(OptionalInt.of(1));
        assertThat(version(line, less).sortKey()).isLessThan(version(line, more).sortKey());
    }

    @ParameterizedTest
    @CsvSource({
        // of the update the table has no build
        "vmware/esx-3.5, 3.5 Update 9, build 153875",
        "vmware/esx-3.5, ESX350-200802401-BG, build 153875",
        // a build that could be of any line
        "vmware/esx, build 153876, 3.5 Update 4",
        // a line is no point
        "vmware/esxi, 8.0, 8.0 U2",
        "vmware/workstation, 6.5.3, 6.5.3 build 185404",
        "virtuozzo/virtuozzo-7, readykernel-patch-30.10-64.0-1.vl7, readykernel-patch-30.15-24.0-1.vl7",
        "virtuozzo/virtuozzo-7, 7.0.14, 3.10.0-514.16.1.vz7.30.10",
        "microsoft/windows-10, 1909, 10.0.18363.1",
    })
    void versions_ofDifferentScales_doNotCompare(String line, String one, String other) {
        assertThat(version(line, one).compare(version(line, other))).isEmpty();
        assertThat(version(line, other).compare(version(line, one))).isEmpty();
    }

    @Test
    void versions_ofDifferentProducts_doNotCompare() {
        assertThat(version("vmware/esx", "4.0").compare(version("vmware/esxi", "4.1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vmware/esxi, not affected",
        "vmware/esxi, 'affected, patch pending'",
        "vmware/esxi, KB88287",
        "vmware/esxi, 6.7.1",
        "vmware/esx, ESX-1002962",
        "xen/xen, unstable",
        "xen/xen, 4.17.x",
        "microsoft/windows-server-2022, 10.0.20348..2762",
        "microsoft/windows-server-2022, publication",
        "acme/a thing, 1.0",
    })
    void text_isEmpty_whenItIsNoVersionOfTheProduct(String line, String said) {
        assertThat(ComparableVersion.of(line, said)).isEmpty();
    }

    @Test
    void platform_hasABuild_orIsALine() {
        assertThat(ComparableVersion.ofPlatform("vmware/esxi-8.0@22380479"))
                .map(platform -> platform.compare(version("vmware/esxi", "8.0 Update 2")))
                .contains(OptionalInt.of(0));
        assertThat(ComparableVersion.ofPlatform("vmware/esxi-8.0"))
                .map(ComparableVersion::steps)
                .contains(version("vmware/esxi", "8.0").steps());
        assertThat(ComparableVersion.ofPlatform("vmware/esxi")).isEmpty();
    }

    @Test
    void releases_haveEachBuildOncePerLine() {
        List<String> rows = EsxReleases.rows("esx-releases.txt");

        assertThat(rows).hasSizeGreaterThan(290).doesNotHaveDuplicates();
        for (String row : rows) {
            String[] cells = row.split("\\|");
            String line = cells[1].strip();
            for (String product : EsxReleases.words(cells[0])) {
                String slug = "vmware/" + product;
                assertThat(EsxReleases.STANDARD.nameOf(slug, line, cells[3].strip()))
                        .as(row)
                        .isEqualTo(EsxReleases.words(cells[2]).getFirst());
            }
        }
    }

    // laws, over texts that are versions more often than not

    @Provide
    Arbitrary<ComparableVersion> versions() {
        Arbitrary<String> lines =
                Arbitraries.of(
                        "vmware/esx-3.5",
                        "vmware/esxi",
                        "vmware/vcenter",
                        "xen/xen",
                        "microsoft/windows-server-2019",
                        "virtuozzo/virtuozzo",
                        "proxmox/pve");
        Arbitrary<String> begins =
                Arbitraries.of(
                        "",
                        "3.5",
                        "4.1",
                        "6.7",
                        "6.7.0",
                        "7.0",
                        "7.0.3",
                        "8.0",
                        "8.0.2",
                        "9.0",
                        "9.0.0.0100",
                        "10.0.17763",
                        "1",
                        "0:1.0-1.el6",
                        "042stab083.1",
                        "1809");
        Arbitrary<String> ends =
                Arbitraries.of(
                        "",
                        " Update 2",
                        " U3d",
                        " U9",
                        "b",
                        " EP4",
                        " P05",
                        " build 153875",
                        " build 22380479",
                        "-24813472",
                        " GA",
                        ".5576",
                        "-rc1",
                        " SP1",
                        "-1~b",
                        "SP1",
                        "build 5",
                        "153875");
        return Combinators.combine(lines, begins, ends)
                .as((line, begin, end) -> ComparableVersion.of(line, begin + end))
                .filter(java.util.Optional::isPresent)
                .map(java.util.Optional::orElseThrow);
    }

    @Property(tries = 5000)
    void order_isAntisymmetric_andTheKeyAgrees(
            @ForAll("versions") ComparableVersion a, @ForAll("versions") ComparableVersion b) {
        OptionalInt forth = a.compare(b);
        OptionalInt back = b.compare(a);

        assertThat(forth.isPresent()).isEqualTo(back.isPresent());
        if (forth.isPresent()) {
            assertThat(forth.getAsInt()).isEqualTo(-back.getAsInt());
            assertThat(forth.getAsInt())
                    .isEqualTo(Integer.signum(a.sortKey().compareTo(b.sortKey())));
        }
        assertThat(a.sortKey().equals(b.sortKey())).isEqualTo(a.steps().equals(b.steps()));
    }

    @Property(tries = 20000)
    void order_isTransitive(
            @ForAll("versions") ComparableVersion a,
            @ForAll("versions") ComparableVersion b,
            @ForAll("versions") ComparableVersion c) {
        OptionalInt ab = a.compare(b);
        OptionalInt bc = b.compare(c);

        if (ab.orElse(1) <= 0 && bc.orElse(1) <= 0) {
            assertThat(a.compare(c)).isPresent();
            assertThat(a.compare(c).getAsInt()).isEqualTo(Math.min(ab.getAsInt(), bc.getAsInt()));
        }
    }

    @Property
    void version_isEqualToItself(@ForAll("versions") ComparableVersion a) {
        assertThat(a.compare(a)).isEqualTo(OptionalInt.of(0));
    }

    @Property
    void anyText_isReadOrEmpty(@ForAll String text) {
        for (String line :
                List.of(
                        "vmware/esxi-8.0",
                        "microsoft/hyper-v",
                        "virtuozzo/openvz",
                        "proxmox/pve",
                        text)) {
            ComparableVersion.of(line, text).ifPresent(ComparableVersion::sortKey);
            ComparableVersion.ofPlatform(line + "@" + text);
            VersionRange.of(line, text);
        }
    }
}
