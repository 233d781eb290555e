package io.hypervisory.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

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
    })
    void mentions_giveTheNormalForm(String literal, Mention.Kind kind, String normal) {
        assertThat(IdGrammar.mentions("see " + literal + ", and more"))
                .extracting(Mention::kind, Mention::id)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, normal));
    }

    @Test
    void cves_findsBoth_whenTwoStandTogether() {
        assertThat(IdGrammar.cves("CVE-2015-2442CVE-2015-2446 CVE-CVE-2007-0515"))
                .contains("CVE-2015-2442", "CVE-2007-0515");
    }

    @Test
    void mentions_areEmpty_forPlainText() {
        assertThat(IdGrammar.mentions("patched 8 times in 150 days, article 1234567")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vmware, VMSA-2008-00011, VMSA-2008-0011",
        "microsoft, msrc_CVE-2025-29806, CVE-2025-29806",
        "oracle, CPUOct2017, cpuoct2017",
        "redhat, RHSA-2023:7435, RHSA-2023:7435",
        "proxmox, PSA-2026-00043-2, PSA-2026-00043",
        "cisa, ICSA-24-001-01, ICSA-24-001-01",
        "avendor, a/b  c, a_b c",
    })
    void normalAdvisoryId_mendsKnownForms_andKeepsOthers(
            String vendor, String literal, String normal) {
        assertThat(IdGrammar.normalAdvisoryId(vendor, literal)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.vmware.com, vmware",
        "https://support.broadcom.com/, vmware",
        "https://wwww.cisco.com, cisco",
        "https://psirt.example.org, psirt.example.org",
    })
    void slug_isFrozen_orTheHost(String namespace, String slug) {
        assertThat(Vendors.slug(namespace)).isEqualTo(slug);
    }
}
