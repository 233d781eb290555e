package io.hypervisory.ingest.contract.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    vmware    | ESX                              | 3.0.2 | vmware/esx-3.0.2
                    vmware    | ESX                              | any   | ''
                    vmware    | ESX Server 3i 3.5.0              |       | vmware/esxi-3.5.0
                    vmware    | ESX Server 3.0.1                 |       | vmware/esx-3.0.1
                    vmware    | VMware ESX 3.0.0, 3.0.1          |       | vmware/esx-3.0.0 vmware/esx-3.0.1
                    vmware    | VMware ESX 2.5.5, 3.0.1, 3.5     |       | vmware/esx-2.5.5 vmware/esx-3.0.1 vmware/esx-3.5
                    vmware    | VMware ESX 2.x                   |       | vmware/esx
                    vmware    | ESX Server                       |       | vmware/esx
                    vmware    | VMware ESXi 7.0 Update 3d        |       | vmware/esxi-7.0
                    vmware    | ESXi                             | 8.0   | vmware/esxi-8.0
                    vmware    | ESXi                             | 6.0 before 6.0.0-3.116 | vmware/esxi-6.0
                    vmware    | VMware ESX 2.5.4 and 3.0.2       |       | vmware/esx-2.5.4 vmware/esx-3.0.2
                    vmware    | ESX                              | 3.0.1, 3.0.2 | vmware/esx-3.0.1 vmware/esx-3.0.2
                    vmware    | no such thing                    |       | ''
                    microsoft | Windows Server 2003              |       | microsoft/windows-server-2003
                    microsoft | Windows Server 2003 Service Pack 2 |     | microsoft/windows-server-2003
                    microsoft | Windows 10 Version 22H2 for x64-based Systems | | microsoft/windows-10-22h2
                    xen       | Xen                              | 4.17.1 | xen/xen-4.17.1
                    """)
    void product_isAPlatform_asDeepAsItIsSaid(
            String vendor, String name, String version, String expected) {
        assertThat(Platforms.of(vendor, name, version))
                .extracting(Platform::id)
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void productOfATree_isKnownByItsCpe() {
        var product =
                new Product("P1", "some words", List.of(), "cpe:/o:vmware:esxi:6.7", List.of());

        assertThat(Platforms.of("vmware", product))
                .extracting(Platform::id)
                .containsExactly("vmware/esxi-6.7");
    }

    @ParameterizedTest
    @CsvSource({
        "Extremely urgent problem with ESX/ESXi 3.5 Update 2, vmware/esx-3.5 vmware/esxi-3.5",
        "What is new in VMware ESX Server 3.0.2, vmware/esx-3.0.2",
        "Patch Tuesday for VMware, ''",
        "'ESX, xen and other words', ''",
    })
    void title_namesPlatforms_withARelease(String title, String expected) {
        assertThat(Platforms.inText(title))
                .extracting(Platform::id)
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void prefix_holdsTheWholeLine_andVersionsCompareAsVersions() {
        var line = Platform.parse("vmware/esx-3.0");

        assertThat(line.holds(Platform.parse("vmware/esx-3.0.2"))).isTrue();
        assertThat(line.holds(Platform.parse("vmware/esx-3.0.10"))).isTrue();
        assertThat(line.holds(line)).isTrue();
        assertThat(Platform.parse("vmware/esx").holds(line)).isTrue();
        assertThat(Platform.parse("vmware/esx-3").holds(line)).isTrue();
        assertThat(line.holds(Platform.parse("vmware/esx-3.01"))).isFalse();
        assertThat(line.holds(Platform.parse("vmware/esx-3.5"))).isFalse();
        assertThat(line.holds(Platform.parse("vmware/esx"))).isFalse();
        assertThat(line.holds(Platform.parse("vmware/esxi-3.0"))).isFalse();
        assertThat(Platform.parse("vmware/esx-3.0.1").holds(Platform.parse("vmware/esx-3.0.10")))
                .isFalse();
    }

    @Test
    void chain_goesFromTheProductDown() {
        assertThat(Platforms.chains(List.of(Platform.parse("vmware/esx-3.0.2"))))
                .containsExactly(
                        "vmware/esx", "vmware/esx-3", "vmware/esx-3.0", "vmware/esx-3.0.2");
        assertThat(Platforms.chains(List.of(Platform.parse("microsoft/windows-server-2003-r2"))))
                .containsExactly("microsoft/windows-server-2003-r2");
    }

    @Test
    void platform_isALine_whereItsProductHasNoneOrItNamesOne() {
        assertThat(Platform.parse("vmware/esx").isLine()).isFalse();
        assertThat(Platform.parse("vmware/esx-3").isLine()).isFalse();
        assertThat(Platform.parse("vmware/esx-3.0").isLine()).isTrue();
        assertThat(Platform.parse("vmware/esx-3.0.2").isLine()).isTrue();
        assertThat(Platform.parse("microsoft/windows-server-2003").isLine()).isTrue();
        assertThat(Platform.parse("citrix/xenserver-7").isLine()).isTrue();
    }

    @Test
    void otherForm_isTheSameReleaseOfTheOtherProduct() {
        assertThat(Platform.parse("vmware/esx-3.5").builtAs(FormFactor.EMBEDDED))
                .isEqualTo(Platform.parse("vmware/esxi-3.5"));
        assertThat(Platform.parse("xen/xen-4.17").builtAs(FormFactor.EMBEDDED)).isNull();
    }

    @Test
    void name_isForPeople() {
        assertThat(Platform.parse("vmware/esx-3.0").name()).isEqualTo("VMware ESX 3.0");
        assertThat(Platform.parse("vmware/esx").name()).isEqualTo("VMware ESX");
        assertThat(Platform.parse("microsoft/windows-server-20h2").name())
                .isEqualTo("Windows Server, version 20h2");
    }

    @Test
    void unknownProduct_andWhatIsNoRelease_areRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Platform.parse("vmware/toaster-3.0"))
                .withMessageContaining("vmware/toaster-3.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Platform.parse("vmware/esx-3.0; drop"))
                .withMessageContaining("3.0; drop");
    }
}
