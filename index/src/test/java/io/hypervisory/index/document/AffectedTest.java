package io.hypervisory.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.Entries;
import io.hypervisory.ingest.contract.product.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectedTest {
    /// As the search server compares them.
    private static boolean holds(Affected range, String version) {
        var place = ComparableVersion.ofPlatform(version).orElseThrow();
        String key = VersionKeys.key(place);
        return VersionKeys.scales(place).contains(range.scale())
                && range.from().compareTo(key) <= 0
                && range.until().compareTo(key) > 0;
    }

    @ParameterizedTest
    @CsvSource({
        "vmware/esx-3.5@ESX350-200711401-BG, true",
        "vmware/esx-3.5@ESX350-200712401-BG, false",
        "vmware/esx-3.5@ESX350-200802401-BG, false",
        "vmware/esx-3.0@ESX350-200711401-BG, true",
    })
    void patchTable_meansWhatLiesBeforeThePatch(String version, boolean isAffected) {
        var ranges = Affected.of(Entries.advisory());

        assertThat(ranges).hasSize(1);
        assertThat(ranges.getFirst().product()).isEqualTo("vmware/esx");
        assertThat(holds(ranges.getFirst(), version)).isEqualTo(isAffected);
    }

    @Test
    void scales_areThoseThatStopAtOrAboveTheVersion() {
        var version = ComparableVersion.ofPlatform("vmware/esxi-8.0@22380479").orElseThrow();

        assertThat(VersionKeys.scales(version)).first().isEqualTo("");
        assertThat(VersionKeys.scales(version)).last().isEqualTo(VersionKeys.scale(version));
        assertThat(VersionKeys.key(version)).isLessThan(VersionKeys.after(version));
        assertThat(VersionKeys.after(version)).isLessThan(VersionKeys.afterAllOf(version));
    }
}
