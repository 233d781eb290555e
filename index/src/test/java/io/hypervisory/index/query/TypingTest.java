package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {
    @ParameterizedTest
    @CsvSource({
        "samaba, samba, true",
        "sabma, samba, true",
        "sampa, samba, true",
        "smba, samba, true",
        "samb, samba, true",
        "kerbeross, kerberos, true",
        "kerbreoss, kerberos, true",
        "sbmaa, samba, false",
        "ramba, samba, false",
        "usb, us, false",
        "kerb, kerberos, false"
    })
    void isLike_allowsADifference_andTwoInLongWords(String typed, String meant, boolean like) {
        assertThat(Typing.isLike(typed, meant)).isEqualTo(like);
    }
}
