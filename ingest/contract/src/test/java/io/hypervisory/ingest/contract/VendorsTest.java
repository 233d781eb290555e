package io.hypervisory.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.vmware.com, vmware",
        "https://support.broadcom.com/, vmware",
        "https://knowledge.broadcom.com, vmware",
        "https://techdocs.broadcom.com, vmware",
        "http://kb.vmware.com, vmware",
        "https://msrc.microsoft.com, microsoft",
        "http://technet.microsoft.com, microsoft",
        "https://api.msrc.microsoft.com, microsoft",
        "http://kb.swsoft.com, virtuozzo",
        "http://kb.parallels.com/123, virtuozzo",
        "https://help.virtuozzo.com, virtuozzo",
        "https://readykernel.com, virtuozzo",
        "http://repo.virtuozzo.com, virtuozzo",
        "https://wiki.openvz.org, virtuozzo",
        "https://virtuozzosupport.force.com, virtuozzo",
        "https://another.force.com, another.force.com",
        "https://xenbits.xen.org, xen",
        "https://xenbits.xenproject.org, xen",
        "https://portal.nutanix.com, nutanix",
        "https://forum.proxmox.com, proxmox",
        "https://wwww.cisco.com, cisco",
        "https://tools.cisco.com, cisco",
        "https://sec.cloudapps.cisco.com, cisco",
        "https://cert-portal.siemens.com, siemens",
        "https://wid.cert-bund.de, bsi",
        "https://www.bsi.bund.de, bsi",
        "https://psirt.siemens.com, siemens",
        "https://psirt.abb.com, psirt.abb.com",
        "https://security.access.redhat.com, redhat",
        "https://notvmware.com, notvmware.com",
        "https://psirt.example.org, psirt.example.org",
        "example.com, example.com",
    })
    void slug_isFrozen_orTheHost(String namespace, String slug) {
        assertThat(Vendors.slug(namespace)).isEqualTo(slug);
    }

    @Test
    void slug_isRefused_whenThereIsNoHost() {
        assertThatThrownBy(() -> Vendors.slug(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void name_isForPeople_orTheSlug() {
        assertThat(Vendors.name("redhat")).isEqualTo("Red Hat");
        assertThat(Vendors.name("psirt.example.org")).isEqualTo("psirt.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "redhat, redhat",
        "Red Hat, redhat",
        "RED_HAT, redhat",
        "virtual-iron, virtual-iron",
        "Xen Project, xen",
        "XCP-ng, xcp-ng"
    })
    void name_isFound_howeverItIsSpelt(String name, String slug) {
        assertThat(Vendors.named(name)).contains(slug);
    }

    @Test
    void name_ofNoVendorOfTheTable_isNone() {
        assertThat(Vendors.named("Acme")).isEmpty();
        assertThat(Vendors.named("")).isEmpty();
    }
}
