package io.hypervisory.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdKeysTest {
    @ParameterizedTest
    @CsvSource({
        "VMSA-2008-0001, vmsa_2008_0001",
        "ESX350-200802401-BG, esx350 200802401 bg",
        "MS08-067, ms08/067",
        "ESX 2.5.5 upgrade patch 11, ESX-2.5.5-upgrade-patch-11",
    })
    void joined_isTheSame_whateverSeparates(String one, String other) {
        assertThat(IdKeys.joined(one)).isEqualTo(IdKeys.joined(other));
    }

    @ParameterizedTest
    @CsvSource({
        "VMSA-2008-0016, VMSA-2008-16",
        "MS08-078, MS08-78",
        "VMSA-2008-0011, vmsa 2008 00011"
    })
    void counted_isTheSame_whateverZerosStandBefore(String one, String other) {
        assertThat(IdKeys.counted(one)).isEqualTo(IdKeys.counted(other));
    }

    @Test
    void of_isEmpty_whereThereIsNothingToKeep() {
        assertThat(IdKeys.of("-")).isEmpty();
        assertThat(IdKeys.of("usn")).containsExactly("usn");
    }
}
