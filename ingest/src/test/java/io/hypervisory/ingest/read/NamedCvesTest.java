package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedCvesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVE-2014-0196 is fixed. CVE-2014-1737 is not fixed in this kernel.",
                "A flaw. This kernel is not affected by CVE-2014-1737. (CVE-2014-0196)",
                "Fixes CVE-2014-0196. Unlike CVE-2014-1737 it is remote.",
                "CVE-2014-1737 does not affect hosts.\nCVE-2014-0196: a flaw",
            })
    void denyingSentence_namesNoCve(String text) {
        var unread = new Unread();
        assertThat(NamedCves.in(text, unread)).containsExactly("CVE-2014-0196");
        assertThat(unread.entries()).containsExactly("named as not affecting: CVE-2014-1737");
    }

    @Test
    void cveThatIsAlsoFixed_isNamed() {
        var unread = new Unread();
        String text = "Version 7 is not affected by CVE-2014-0196. Fixes CVE-2014-0196.";
        assertThat(NamedCves.in(text, unread)).containsExactly("CVE-2014-0196");
        assertThat(unread.entries()).isEmpty();
    }
}
