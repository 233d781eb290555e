package io.hypervisory.ingest.contract.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import io.hypervisory.ingest.contract.product.ProductLine.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductNamesTest {
    @ParameterizedTest
    @CsvSource({
        "ESX Server 3i, vmware/esxi-3.5",
        "VMware ESX Server 3i version 3.5 Update 4, vmware/esxi-3.5",
        "ESX Server 3.0.2, vmware/esx-3.0",
        "ESX 3.5, vmware/esx-3.5",
        "VMware ESX 9.0.1.0, vmware/esxi-9.0",
        "VMware by Broadcom ESXi 8.0 U2, vmware/esxi-8.0",
        "VMware® ESXi™ 6.7 Update 3, vmware/esxi-6.7",
        "ESXi 6, vmware/esxi",
        "VirtualCenter 2.5 Update 4, vmware/vcenter-2.5",
        "VMware vCenter Server 8.0, vmware/vcenter-8.0",
        "VMware Workstation 17.x, vmware/workstation-17",
        "Windows Server 2003 Service Pack 2, microsoft/windows-server-2003",
        "Windows Server 2008 R2 for x64-based Systems Service Pack 1 (Server Core installation), microsoft/windows-server-2008-r2",
        "'Windows Server, version 1903 (Server Core installation)', microsoft/windows-server-1903",
        "'Windows Server 2022, 23H2 Edition (Server Core installation)', microsoft/windows-server-23h2",
        "Windows 10 Version 22H2 for x64-based Systems <10.0.19045.5371, microsoft/windows-10-22h2",
        "Role: Windows Hyper-V, microsoft/hyper-v",
        "SWsoft Virtuozzo 3.0, virtuozzo/virtuozzo-3",
        "Parallels Virtuozzo Containers 4.7, virtuozzo/virtuozzo-4.7",
        "Parallels Cloud Server 6.0, virtuozzo/virtuozzo-6",
        "Odin Virtuozzo 6, virtuozzo/virtuozzo-6",
        "Virtuozzo Hybrid Server 7.5, virtuozzo/virtuozzo-7.5",
        "Virtuozzo 7.0.14, virtuozzo/virtuozzo-7",
        "Parallels Desktop 4 for Mac, parallels/desktop-4",
        "Virtual Iron 4.4, virtual-iron/virtual-iron-4",
        "Xen 4.17.2, xen/xen-4.17",
        "XenServer 8, citrix/xenserver-8",
        "Citrix Hypervisor 8.2 LTSR CU1, citrix/xenserver-8.2",
        "Oracle VM Server for x86 3.4, oracle/vm-3.4",
        "Sun xVM VirtualBox 2.1.4, oracle/virtualbox-2.1",
        "Proxmox VE 8.1, proxmox/pve-8",
        "Nutanix AHV 20220304.242, nutanix/ahv",
        "Red Hat Enterprise Virtualization 3.6, redhat/rhv-3.6",
        "OpenVZ 7, virtuozzo/openvz-7",
        "OpenVZ 2.6.18-028stab053, virtuozzo/openvz",
        "OpenVZ kernel 2.6.32, virtuozzo/openvz",
        "VMware ESX Server 2.5.5 Upgrade Patch 7, vmware/esx-2.5",
        "Omnissa Horizon 8, vmware/horizon-8",
        "VMware Cloud Foundation Operations 9.0, vmware/aria-operations-9.0",
        "Citrix Systems XenServer 6.2, citrix/xenserver-6.2",
        "Windows Server Virtualization, microsoft/hyper-v",
    })
    void name_meansALine_throughAllRenames(String name, String line) {
        assertThat(ProductNames.of(name).map(found -> found.line().line())).contains(line);
    }

    @ParameterizedTest
    @CsvSource({
        // no more than one word is strange
        "VMware Tools for ESXi",
        "Dell EMC OpenManage Integration for VMware vCenter",
        "Internet Explorer 11 on Windows 7",
        "ESXi Host Client",
        "Virtual",
        // which of two it is, only the version says
        "ESX",
        "VMware ESX",
        // words that everybody uses need their vendor
        "Workstation",
        "Server 1.0",
        // another vendor's
        "Oracle ESXi",
        "''",
    })
    void name_isEmpty_whenNotEveryWordIsUnderstood(String name) {
        assertThat(ProductNames.of(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "VMware, ESX, 3.5, vmware/esx-3.5",
                "'VMware, Inc.', ESX, 9.0.x.x, vmware/esxi-9.0",
                "vmware, Workstation, 7.x, vmware/workstation-7",
                "vmware, Server, 1.0.4, vmware/server-1",
                "vmware, VirtualCenter, any, vmware/vcenter",
                "vmware, ESXi, '6.5, 6.7', vmware/esxi",
                "vmware, ESXi, 5.x and 6.0.x, vmware/esxi",
                "vmware, Workstation, 5.x and 6.0.x, vmware/workstation",
                "vmware, ESXi, '>= 8.0, < ESXi80U1d-23299997', vmware/esxi-8.0",
                "vmware, ESXi, 6.7 and earlier, vmware/esxi",
                "vmware, ESXi, ESXi670-202011101-SG, vmware/esxi-6.7",
                "vmware, ESXi, build 22380479, vmware/esxi",
                "n/a, VMware ESXi, 7.0, vmware/esxi-7.0",
                "Oracle Corporation, VM VirtualBox, 6.1.40 and prior, oracle/virtualbox",
                "Parallels, Plesk Panel, 9.5, plesk/plesk-9",
                "Dell, ESXi, 7.0, -",
                "Veeam, Nutanix AHV, -, -",
            })
    void name_isReadWithVendorAndVersion(String vendor, String name, String version, String line) {
        var found = ProductNames.of(vendor, name, version).map(product -> product.line().line());

        assertThat(found.orElse(null)).isEqualTo(line);
    }

    @Test
    void formFactor_tellsClassicFromEmbedded() {
        assertThat(line("ESX 3.5").formFactor()).isEqualTo(FormFactor.CLASSIC);
        assertThat(line("ESX Server 3i").formFactor()).isEqualTo(FormFactor.EMBEDDED);
        assertThat(line("Windows Server 2003").formFactor()).isNull();
    }

    @Test
    void kind_keepsPanelsAndDesktopsApart() {
        assertThat(line("Plesk 9.5").kind()).isEqualTo(Kind.PANEL);
        assertThat(line("Parallels Desktop 4").kind()).isEqualTo(Kind.HOSTED);
        assertThat(line("Windows Server 2003").kind()).isEqualTo(Kind.OTHER);
    }

    private static ProductLine line(String name) {
        return ProductNames.of(name).orElseThrow().line();
    }

    @Test
    void all_readsSeveralNamesOfOneField() {
        assertThat(ProductNames.all("VMware", "ESXi, Workstation, and Fusion"))
                .extracting(found -> found.line().line())
                .containsExactly("vmware/esxi", "vmware/workstation", "vmware/fusion");
        assertThat(ProductNames.all("n/a", "VMware vCenter Server and VMware Cloud Foundation"))
                .extracting(found -> found.line().line())
                .containsExactly("vmware/vcenter", "vmware/cloud-foundation");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cpe:/o:vmware:esx:3.5:update4, vmware/esx-3.5, 3.5 Update 4",
                "cpe:2.3:a:vmware:esx_server:3.0.2:*:*:*:*:*:*:*, vmware/esx-3.0, 3.0.2",
                "cpe:2.3:a:vmware:esx_server:3i:*:*:*:*:*:*:*, vmware/esxi-3.5, 3.5",
                "cpe:2.3:o:vmware:esxi:7.0:update_3d:*:*:*:*:*:*, vmware/esxi-7.0, 7.0 Update 3d",
                "cpe:2.3:o:vmware:esxi:6.7:670-201811001:*:*:*:*:*:*, vmware/esxi-6.7, ESXi670-201811001",
                "cpe:2.3:a:vmware:virtualcenter:2.5:*:*:*:*:*:*:*, vmware/vcenter-2.5, 2.5",
                "cpe:2.3:a:vmware:workstation:5.5.3_build_34685:*:*:*:*:*:*:*, vmware/workstation-5, 5.5.3 build 34685",
                "cpe:2.3:o:xen:xen:4.17.0:rc3:*:*:*:*:*:*, xen/xen-4.17, 4.17.0 rc3",
                "cpe:2.3:a:xen:xen:4.2.0:*:*:*:*:*:*:*, xen/xen-4.2, 4.2.0",
                "cpe:2.3:o:citrix:hypervisor:8.2:*:*:*:ltsr:*:*:*, citrix/xenserver-8.2, 8.2",
                "cpe:2.3:a:oracle:vm_server:3.4:*:*:*:*:*:*:*, oracle/vm-3.4, 3.4",
                "cpe:2.3:o:nutanix:ahv:20201105.1021:*:*:*:*:*:*:*, nutanix/ahv, 20201105.1021",
                "cpe:2.3:a:parallels:virtuozzo_containers:4.6:*:*:*:*:*:*:*, virtuozzo/virtuozzo-4.6, 4.6",
                "cpe:2.3:o:microsoft:windows_server_2008:r2:sp1:*:*:*:*:x64:*, microsoft/windows-server-2008-r2, sp1",
                "cpe:2.3:o:microsoft:windows_10_1809:10.0.17763.107:*:*:*:*:*:*:*, microsoft/windows-10-1809, 10.0.17763.107",
                "cpe:2.3:a:vmware:spring_framework:5.0:*:*:*:*:*:*:*, -, -",
                "cpe:2.3:*:*, -, -",
                "no cpe, -, -",
            })
    void cpe_meansALine(String cpe, String line, String version) {
        var found = ProductNames.ofCpe(cpe);

        assertThat(found.map(product -> product.line().line()).orElse(null)).isEqualTo(line);
        assertThat(found.map(NamedProduct::version).orElse(null)).isEqualTo(version);
    }

    @Test
    void cpe_withoutVersion_takesTheOneBesides() {
        assertThat(ProductNames.ofCpe("cpe:2.3:a:vmware:esx:*:*:*:*:*:*:*:*", "<= 3.5"))
                .map(found -> found.line().line())
                .contains("vmware/esx");
    }

    @Test
    void product_isReadByItsBranches_andByItsNameWithoutThem() {
        var branches =
                new Product(
                        "1",
                        "VMware ESXi 8.0 on something",
                        List.of("vendor:VMware", "product_name:ESXi", "product_version:8.0"),
                        null,
                        List.of());
        var bare = new Product("2", "Windows Server 2019", List.of(), null, List.of());

        assertThat(ProductNames.of(branches).orElseThrow().line().line())
                .isEqualTo("vmware/esxi-8.0");
        assertThat(ProductNames.of(bare).orElseThrow().line().line())
                .isEqualTo("microsoft/windows-server-2019");
    }

    @Test
    void table_isUnderstoodByItself() {
        for (ProductTable.Entry entry : ProductTable.STANDARD.entries()) {
            assertThat(ProductTable.STANDARD.bySlug(entry.slug())).isSameAs(entry);
            assertThat(LineName.of(entry.slug() + "-1.0").product()).isEqualTo(entry.slug());
        }
    }

    @Property
    void anyText_isReadOrEmpty(@ForAll String vendor, @ForAll String name, @ForAll String cpe) {
        ProductNames.of(vendor, name, cpe);
        ProductNames.all(vendor, name);
        ProductNames.ofCpe("cpe:2.3:" + cpe);
        ProductNames.ofCpe("cpe:/" + cpe);
        ProductNames.ofPath(List.of(name, "product_name:" + vendor, "product_version:" + cpe));
    }
}
