package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "same-origin, , here:8080, true",
        "same-origin, null, here:8080, true",
        "none, , here:8080, true",
        "same-site, http://here:8080, here:8080, false",
        "cross-site, http://here:8080, here:8080, false",
        ", , here:8080, true",
        ", http://here:8080, here:8080, true",
        ", https://HERE:8080, here:8080, true",
        ", http://here:8081, here:8080, false",
        ", null, here:8080, false",
        ", http://here:8080, , false",
    })
    void pageOfOurs_orNoPage_mayChangeSomething(
            @Nullable String site, @Nullable String origin, @Nullable String host, boolean given) {
        assertThat(SameOrigin.isGiven(site, origin, host)).isEqualTo(given);
    }
}
