package io.hypervisory.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdGrammarTest {
    @ParameterizedTest
    @CsvSource({
        "VMSA-2008-0001, ADVISORY, vmware/VMSA-2008-0001",
        "VMSA-2008-00011, ADVISORY, vmware/VMSA-2008-0011",
        "VMSA-2025-0012.1, ADVISORY, vmware/VMSA-2025-0012",
        "ms08-001, ADVISORY, microsoft/MS08-001",
        "XSA-26, ADVISORY, xen/XSA-26",
        "RHSA-2017-0001, ADVISORY, redhat/RHSA-2017:0001",
        "VZLSA-2017-2563, ADVISORY, virtuozzo/VZLSA-2017-2563",
        "VZA-2019-068, ADVISORY, virtuozzo/VZA-2019-068",
        "OVMSA-2025-0001, ADVISORY, oracle/OVMSA-2025-0001",
        "cpuapr2011-301950.html, ADVISORY, oracle/cpuapr2011",
        "CTX200288, ADVISORY, citrix/CTX200288",
        "PSA-2026-00043-1, ADVISORY, proxmox/PSA-2026-00043",
        "psa-2026-00043-12, ADVISORY, proxmox/PSA-2026-00043",
        "PSA-2026-00043, ADVISORY, proxmox/PSA-2026-00043",
        "ESX350-200802401-BG, PATCH, vmware/ESX350-200802401-BG",
        "ESXe350-200805501-I-SG, PATCH, vmware/ESXe350-200805501-I-SG",
        "ESXi400-201110401-SG, PATCH, vmware/ESXi400-201110401-SG",
        "ESX400-201005001, PATCH, vmware/ESX400-201005001",
        "ESX-1002962, PATCH, vmware/ESX-1002962",
        "http://kb.vmware.com/kb/1003176, KB, vmware/KB1003176",
        "CAN-2001-0718, CVE, CVE-2001-0718",
        "CVE 2007-3028, CVE, CVE-2007-3028",
        "CVE20163247, CVE, CVE-2016-3247",
        "CVE- 2007-3028, CVE, CVE-2007-3028",
        "CVE-2022-2601-M, CVE, CVE-2022-2601",
        "CVE-2023-32002 - M, CVE, CVE-2023-32002",
        "cve_2015_1234, CVE, CVE-2015-1234",
        "name=can-2001-0718, CVE, CVE-2001-0718",
        "MSVR11-001, ADVISORY, microsoft/MSVR11-001",
        "ADV170020, ADVISORY, microsoft/ADV170020",
        "Microsoft Security Advisory (2755801), ADVISORY, microsoft/ADV2755801",
        "http://technet.microsoft.com/security/advisory/903144, ADVISORY, microsoft/ADV903144",
        "https://learn.microsoft.com/en-us/security-updates/securityadvisories/2012/2755801, ADVISORY, microsoft/ADV2755801",
        "xsa 026, ADVISORY, xen/XSA-26",
        "entry.jspa?externalID=CTX121172, ADVISORY, citrix/CTX121172",
        "ctx-200288, ADVISORY, citrix/CTX200288",
        "QSB-108, ADVISORY, qubes/QSB-108",
        "ELSA-2014-3077, ADVISORY, oracle/ELSA-2014-3077",
        "DSA-1632-1, ADVISORY, debian/DSA-1632-1",
        "NXSA-AHV-20220304.242, ADVISORY, nutanix/NXSA-AHV-20220304.242",
        "NXSA-AOS-6.5.2., ADVISORY, nutanix/NXSA-AOS-6.5.2",
        "VCDSA38288, ADVISORY, vmware/VCDSA38288",
        "VTDSA-36329, ADVISORY, vmware/VTDSA36329",
        "CPUOct2017, ADVISORY, oracle/cpuoct2017",
        "/topics/security/cpuapr2011-301950.html, ADVISORY, oracle/cpuapr2011",
        "security-alerts/cpuapr2023cvrf.xml, ADVISORY, oracle/cpuapr2023",
        "2.6.32-042stab120.18, PATCH, virtuozzo/042stab120.18",
        "kernel-2.6.18-348.16.1.el5.028stab108.1, PATCH, virtuozzo/028stab108.1",
        "3.10.0-514.16.1.vz7.30.10, PATCH, virtuozzo/3.10.0-514.16.1.vz7.30.10",
        "readykernel-patch-30.10-64.0-1.vl7, PATCH, virtuozzo/readykernel-patch-30.10-64.0-1.vl7",
        "6.12.0-55.vz10.1.2, PATCH, virtuozzo/6.12.0-55.vz10.1.2",
        "2.6.32-042test001.1, PATCH, virtuozzo/042test001.1",
        "readykernel-patch-140.11-149.0-1.vz7, PATCH, virtuozzo/readykernel-patch-140.11-149.0-1.vz7",
        "VMware KB1006716, KB, vmware/KB1006716",
        "VMware KB #1006716, KB, vmware/KB1006716",
        "https://kb.swsoft.com/en/1234, KB, virtuozzo/KB1234",
        "https://kb.virtuozzo.com/114973, KB, virtuozzo/KB114973",
        "ESX350-Update05a, PATCH, vmware/ESX350-Update05a",
        "ESXi70U3d-19482537, PATCH, vmware/ESXi70U3d-19482537",
        "esxi70u3sf-20036586, PATCH, vmware/ESXi70U3sf-20036586",
        "ESXi80b-21203435, PATCH, vmware/ESXi80b-21203435",
        "ESXi-7.0U3d-19482537-standard, PATCH, vmware/ESXi-7.0U3d-19482537-standard",
        "ESXi-9.0.0.0100-24813472, PATCH, vmware/ESXi-9.0.0.0100-24813472",
        "ESXi-5.1.0-20130402001s-no-tools, PATCH, vmware/ESXi-5.1.0-20130402001s-no-tools",
        "ESXi_7.0.3-0.50.20036589, PATCH, vmware/ESXi_7.0.3-0.50.20036589",
        "ESXi_9.0.1-0.24957456-standard, PATCH, vmware/ESXi_9.0.1-0.24957456-standard",
        "https://kb.vmware.com/s/article/88287, KB, vmware/KB88287",
        "https://knowledge.broadcom.com/external/article/316595/build-numbers.html, KB, vmware/KB316595",
        "https://knowledge.broadcom.com/external/article?legacyId=94398, KB, vmware/KB94398",
        "KB941644, KB, microsoft/KB941644",
    })
    void mentions_giveTheNormalForm(String literal, Mention.Kind kind, String normal) {
        assertThat(IdGrammar.mentions("see " + literal + ", and more"))
                .extracting(Mention::kind, Mention::id)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, normal));
        if (kind == Mention.Kind.ADVISORY || kind == Mention.Kind.PATCH) {
            String local = NoticeId.parse(normal).local();
            assertThat(IdGrammar.mentions(local)).extracting(Mention::id).containsExactly(normal);
        }
    }

    @Test
    void cves_findsBoth_whenTwoStandTogether() {
        assertThat(IdGrammar.cves("CVE-2015-2442CVE-2015-2446 CVE-CVE-2007-0515"))
                .containsExactly("CVE-2015-2442", "CVE-2015-2446", "CVE-2007-0515");
    }

    @Test
    void mentions_areEmpty_forPlainText() {
        assertThat(IdGrammar.mentions("patched 8 times in 150 days, article 1234567")).isEmpty();
        assertThat(IdGrammar.mentions("we can 2008-1438 but DSA-2048 keys, the Q811493 build"))
                .isEmpty();
        assertThat(IdGrammar.mentions("MS08-0011 XMS08-001 VMSA-20080-001 KB12 ESX350-2008024"))
                .isEmpty();
    }

    @Test
    void mentions_standInTheOrderOfGrammars_eachOnce() {
        assertThat(IdGrammar.mentions("KB941644 fixes MS08-001, see ms08-001 and CVE-2007-0069"))
                .extracting(Mention::id)
                .containsExactly("CVE-2007-0069", "microsoft/MS08-001", "microsoft/KB941644");
    }

    @Test
    void article_isMicrosofts_unlessTheTextGivesItToAnother() {
        assertThat(
                        IdGrammar.mentions(
                                "See VMware KB1006716 and http://kb.vmware.com/kb/1006716; KB1006716, KB941644"))
                .extracting(Mention::id)
                .containsExactly("vmware/KB1006716", "microsoft/KB941644");
        assertThat(IdGrammar.mentions("https://kb.parallels.com/114973 (KB114973)"))
                .extracting(Mention::id)
                .containsExactly("virtuozzo/KB114973");
    }

    @Test
    void cvesInColumn_takeBareNumbers() {
        assertThat(IdGrammar.cvesInColumn("2008-1438, CVE-2008-1440; CAN-2008-1441"))
                .containsExactly("CVE-2008-1440", "CVE-2008-1441", "CVE-2008-1438");
        assertThat(IdGrammar.cvesInColumn("2008-01-07")).isEmpty();
        assertThat(IdGrammar.cves("2008-1438")).isEmpty();
    }

    @Test
    void articlesInColumn_takeBareNumbers() {
        assertThat(IdGrammar.articlesInColumn("KB941644, Q811493; MS03-039[824146], 2345316"))
                .containsExactly(
                        "microsoft/KB941644",
                        "microsoft/KB811493",
                        "microsoft/KB824146",
                        "microsoft/KB2345316");
    }

    /// A text made of beginnings alone is the worst that a scan can meet.
    @Test
    void mentions_takeLinearTime_whateverTheText() {
        for (String part :
                List.of(
                        "kb.vmware.com/selfservice/",
                        "CVE-2008-",
                        "ESXi-7.0U3d-",
                        "3.10.0-1.1.1.1.1.1.1.1.1.1.1.1.1.1",
                        "microsoft.com/a/b/c")) {
            String text = part.repeat(4_000_000 / part.length());
            assertTimeout(Duration.ofSeconds(10), () -> IdGrammar.mentions(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vmware, VMSA-2008-00011, VMSA-2008-0011",
        "microsoft, msrc_CVE-2025-29806, CVE-2025-29806",
        "oracle, CPUOct2017, cpuoct2017",
        "redhat, RHSA-2023:7435, RHSA-2023:7435",
        "proxmox, PSA-2026-00043-2, PSA-2026-00043",
        "microsoft, CVE-2022-2601-M, CVE-2022-2601",
        "microsoft, CVE-2023-38039 mariner - do not use this one, CVE-2023-38039",
        "microsoft, ADV990001, ADV990001",
        "cisa, ICSA-24-001-01, ICSA-24-001-01",
        "avendor, a/b  c, a_b c",
    })
    void normalAdvisoryId_mendsKnownForms_andKeepsOthers(
            String vendor, String literal, String normal) {
        assertThat(IdGrammar.normalAdvisoryId(vendor, literal)).isEqualTo(normal);
    }
}
