package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class RequiresDockerTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void condition_isMet_whereDockerAnswers() {
        assertThat(condition(true, true).evaluate(ComposeIT.class).isDisabled()).isFalse();
        assertThat(said.size()).isZero();
    }

    @Test
    void condition_leavesTheClassOutAloud_whereNoDockerAnswers() {
        assertThat(condition(false, false).evaluate(ComposeIT.class).isDisabled()).isTrue();
        assertThat(said.toString(UTF_8))
                .isEqualToNormalizingNewlines("DOCKER ABSENT: ComposeIT not run\n");
    }

    @Test
    void condition_fails_whereDockerIsRequiredAndAbsent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> condition(false, true).evaluate(ComposeIT.class))
                .withMessageContaining("ComposeIT")
                .withMessageContaining("require.docker=true");
        assertThat(said.size()).isZero();
    }

    private RequiresDocker condition(boolean docker, boolean required) {
        return new RequiresDocker(() -> docker, () -> required, new PrintStream(said, true, UTF_8));
    }
}
