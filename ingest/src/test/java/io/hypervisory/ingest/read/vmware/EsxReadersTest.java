package io.hypervisory.ingest.read.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.read.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the samples do not show.
class EsxReadersTest {
    private static List<PatchFacts> read(String format, String text) {
        return Documents.patches(Documents.of(format, text));
    }

    @Test
    void depot_joinsABulletinWithTheVibsBesideIt_inTheirOwnWords() {
        String vib =
                "<vib version='5.0'><type>bootbank</type><name>%s</name><version>1</version><vendor>V</vendor>"
                        + "<system-requires><maintenance-mode>%s</maintenance-mode></system-requires>"
                        + "<live-install-allowed>%s</live-install-allowed></vib>";
        PatchFacts patch =
                read(
                                "esxi-depot",
                                "<metadataResponse>"
                                        + vib.formatted("a", "false", "true")
                                        + vib.formatted("b", "false", "false")
                                        + "<bulletin><id>ESXi670-201904101-SG</id><vibList><vibID>V_bootbank_a_1</vibID>"
                                        + "<vibID>V_bootbank_b_1</vibID></vibList></bulletin></metadataResponse>")
                        .getFirst();

        assertThat(patch.hostReboot()).isTrue();
        assertThat(patch.vmMigration()).isFalse();
        assertThat(patch.statements())
                .contains(
                        new Statement("system-requires/maintenance-mode", "false"),
                        new Statement("live-install-allowed", "false"));
        assertThat(patch.packages()).containsExactly("V_bootbank_a_1", "V_bootbank_b_1");
    }

    @Test
    void depot_isSilent_whereAVibIsMissing_unlessAnotherSaysYes() {
        String document =
                "<metadataResponse><vib><vibID>A</vibID><postInstall><rebootRequired>%s</rebootRequired></postInstall></vib>"
                        + "<bulletin><id>ESXi670-201904101-SG</id><vibList><vibID>A</vibID><vibID>B</vibID></vibList></bulletin>"
                        + "</metadataResponse>";

        assertThat(read("esxi-depot", document.formatted("false")).getFirst().hostReboot())
                .isNull();
        assertThat(read("esxi-depot", document.formatted("true")).getFirst().hostReboot()).isTrue();
        PatchFacts odd = read("esxi-depot", document.formatted("perhaps")).getFirst();
        assertThat(odd.hostReboot()).isNull();
        assertThat(odd.unread()).anyMatch(entry -> entry.contains("perhaps"));
    }

    @Test
    void depot_saysThatAnIdStandsTwice() {
        String bulletin = "<bulletin><id>ESXi670-201904101-SG</id><summary>%s</summary></bulletin>";
        List<PatchFacts> patches =
                read(
                        "esxi-depot",
                        "<metadataResponse>"
                                + bulletin.formatted("one")
                                + bulletin.formatted("two")
                                + "</metadataResponse>");

        assertThat(patches).hasSize(1);
        assertThat(patches.getFirst().title()).isEqualTo("two");
        assertThat(patches.getFirst().unread())
                .containsExactly("an earlier bulletin of this id is left out");
    }

    @Test
    void vibAlone_isReadAndHoldsNothing() {
        assertThat(read("esxi-depot", "<vib><vibID>A</vibID></vib>")).isEmpty();
    }

    @Test
    void patchPage_listsCves_bareNumbersToo() {
        String page =
                "<html><body><h1>Patch ESX-1002431</h1><table><tr><td>Patch Classification<td>Security"
                        + "<tr><td>Supersedes<td>None<tr><td>Related CVE numbers<td>CVE-2008-2097, 2008-2100"
                        + "</table></body></html>";
        assertThat(read("esx-patch-page", page).getFirst().cves())
                .containsExactly("CVE-2008-2097", "CVE-2008-2100");
    }

    @Test
    void patchPage_isKnownByItsAddress_whenNoHeadingNamesIt_andReadsLinesWithoutATable() {
        var document =
                Documents.of(
                        "esx-patch-page",
                        "<html><body><p><b>Release Date:</b> 12/28/06<br><b>Patch Classification</b>: Security<br>"
                                + "<b>ESX Server Host Reboot Required:</b> Yes</p></body></html>");
        var at =
                new io.hypervisory.ingest.read.Document(
                        document.source(),
                        document.format(),
                        false,
                        "http://www.vmware.com/support/vi3/doc/esx-1000070-patch.html",
                        null,
                        null,
                        -1,
                        -1,
                        document.sha256(),
                        document.fetchedAt(),
                        document.body());
        PatchFacts patch = Documents.patches(at).getFirst();

        assertThat(patch.id()).hasToString("vmware/ESX-1000070");
        assertThat(patch.patchClass()).isEqualTo("security");
        assertThat(patch.hostReboot()).isTrue();
        assertThat(patch.releaseDate().instant()).isEqualTo("2006-12-28T08:00:00Z");
    }

    @Test
    void releaseNotes_of6x_haveABundle_bulletinsAndProfiles() {
        String notes =
                """
                <html><head><title>VMware ESXi 6.7, Patch Release ESXi670-201912001</title></head><body>
                <h1>VMware ESXi 6.7, Patch Release ESXi670-201912001</h1>
                <p>VMware ESXi 6.7 | DEC 05 2019 | ISO Build 15160138</p>
                <h3>Build Details</h3>
                <table><tr><td>Download Filename:</td><td>ESXi670-201912001.zip</td></tr>
                <tr><td>Build:</td><td><p>15160138</p><p>15160134 (Security-only)</p></td></tr>
                <tr><td>Host Reboot Required:</td><td>Yes</td></tr></table>
                <h3>Bulletins</h3>
                <table><tr><th>Bulletin ID</th><th>Category</th><th>Severity</th></tr>
                <tr><td>ESXi670-201912401-BG</td><td>Bugfix</td><td>Critical</td></tr></table>
                <h3>Image Profiles</h3>
                <ul><li>ESXi-6.7.0-20191204001-standard</li></ul>
                <h2>Resolved Issues</h2>
                <p><strong>ESXi670-201912401-BG</strong></p>
                <table><tr><td>Patch Category</td><td>Bugfix</td></tr><tr><td>Patch Severity</td><td>Critical</td></tr>
                <tr><td>Host Reboot Required</td><td>No</td></tr></table>
                <h2>Known Issues</h2><p>nothing of the patch</p>
                </body></html>
                """;
        List<PatchFacts> patches = read("esx-release-notes", notes);

        assertThat(patches)
                .extracting(patch -> patch.id().local() + " " + patch.hostReboot())
                .containsExactlyInAnyOrder(
                        "ESXi670-201912001 true",
                        "ESXi670-201912401-BG false",
                        "ESXi-6.7.0-20191204001-standard null");
        assertThat(patches)
                .allMatch(
                        patch -> patch.releaseDate().instant().toString().startsWith("2019-12-05"))
                .allMatch(patch -> patch.notes().isEmpty());
        assertThat(patches)
                .filteredOn(patch -> patch.id().local().equals("ESXi670-201912001"))
                .first()
                .extracting(PatchFacts::builds)
                .isEqualTo(List.of("15160138", "15160134"));
    }

    @Test
    void releaseNotes_of5x_listTheirBulletinsInLines() {
        String notes =
                """
                <html><body><h1>VMware ESXi 5.1 Update 1 Release Notes</h1>
                <p>ESXi 5.1 Update 1 | 25 Apr 2013 | Build 1065491</p>
                <h2>Patches Contained in this Release</h2>
                <p>ESXi510-201304201-UG: Updates ESXi 5.1 esx-base vib<br>ESXi510-201304202-UG: Updates ESXi 5.1 tools-light vib</p>
                <h2>Resolved Issues</h2><p>ESXi510-201212401-BG: is of another release</p></body></html>
                """;

        assertThat(read("esx-release-notes", notes))
                .extracting(patch -> patch.id().local() + ": " + patch.title())
                .containsExactly(
                        "ESXi510-201304201-UG: Updates ESXi 5.1 esx-base vib",
                        "ESXi510-201304202-UG: Updates ESXi 5.1 tools-light vib");
    }

    @Test
    void releaseNotesWithoutPatches_areTheReleaseOfTheirFirstLine() {
        String notes =
                "# VMware ESXi 8.0 Release Notes\n\n|  |\n| --- |\n| VMware ESXi 8.0 | 11 OCT 2022 | ISO Build 20513097 |\n\n## What's New\n";
        PatchFacts release = read("esx-release-notes", notes).getFirst();

        assertThat(release.id()).hasToString("vmware/ESXi-8.0-20513097");
        assertThat(release.literal()).isEqualTo("VMware ESXi 8.0");
        assertThat(release.builds()).containsExactly("20513097");
    }

    @Test
    void dates_areAmericanInFigures() {
        assertThat(EsxDates.parse("10/08/07 (first)", VmsaAdvisory.PALO_ALTO).instant())
                .isEqualTo("2007-10-08T07:00:00Z");
        assertThat(EsxDates.parse("Sept. 3rd, 2009", VmsaAdvisory.PALO_ALTO).instant())
                .isEqualTo("2009-09-03T07:00:00Z");
        assertThat(EsxDates.parse("13/13/2007", VmsaAdvisory.PALO_ALTO)).isNull();
        assertThat(EsxDates.parse("soon", VmsaAdvisory.PALO_ALTO)).isNull();
    }

    @Test
    void patchPage_readsATableWhoseLabelsStandInARowAboveTheValues() {
        String page =
                "<html><body><h1>Patch ESX-1002431</h1><table>"
                        + "<tr><th>Product Versions<th>Patch Classification<th>Supersedes<th>Colour"
                        + "<th>VM Migration or Reboot Required<th>Host Reboot Required"
                        + "<tr><td>ESX 3.0.1<td>Security<td>ESX-1000070<td>green<td>Yes<td>No"
                        + "<tr><td colspan=6>Of two products"
                        + "<tr><td>ESX 3.0.2<td><td><td><td><td></table></body></html>";
        PatchFacts patch = read("esx-patch-page", page).getFirst();

        assertThat(patch.products()).containsExactly("ESX 3.0.1", "ESX 3.0.2");
        assertThat(patch.patchClass()).isEqualTo("security");
        assertThat(patch.supersedes())
                .extracting(Object::toString)
                .containsExactly("vmware/ESX-1000070");
        assertThat(patch.vmMigration()).isTrue();
        assertThat(patch.hostReboot()).isFalse();
        assertThat(patch.statements())
                .containsExactly(
                        new Statement("VM Migration or Reboot Required", "Yes"),
                        new Statement("Host Reboot Required", "No"));
        assertThat(patch.unread()).containsExactly("Colour: green");
    }

    @Test
    void patchPage_readsPairsBelowARowOfLabels() {
        String page =
                "<html><body><h1>Patch ESX-1002431</h1><table>"
                        + "<tr><td>Patch Classification<td>Supersedes<tr><td>Critical<td>None"
                        + "<tr><td>Host Reboot Required<td>Yes"
                        + "<tr><td>PRs Fixed<td>Related CVE numbers<tr><td>N/A<td>CVE-2008-2097"
                        + "</table></body></html>";
        PatchFacts patch = read("esx-patch-page", page).getFirst();

        assertThat(patch.patchClass()).isEqualTo("critical");
        assertThat(patch.supersedes()).isEmpty();
        assertThat(patch.hostReboot()).isTrue();
        assertThat(patch.cves()).containsExactly("CVE-2008-2097");
        assertThat(patch.unread()).isEmpty();
    }
}
