package io.hypervisory.docker.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiresBrowserTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void condition_isMet_whereABrowserIsInstalled() {
        assertThat(condition(true, true).evaluate(BrowserIT.class).isDisabled()).isFalse();
        assertThat(said.size()).isZero();
    }

    @Test
    void condition_leavesTheClassOutAloud_whereNoneIsInstalled() {
        assertThat(condition(false, false).evaluate(BrowserIT.class).isDisabled()).isTrue();
        assertThat(said.toString(UTF_8))
                .isEqualToNormalizingNewlines("CHROMIUM ABSENT: BrowserIT not run\n");
    }

    @Test
    void condition_fails_whereABrowserIsRequiredAndAbsent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> condition(false, true).evaluate(BrowserIT.class))
                .withMessageContaining("BrowserIT")
                .withMessageContaining("require.browser=true");
        assertThat(said.size()).isZero();
    }

    @Test
    void browser_isInstalled_onlyWithItsDriver(@TempDir Path one, @TempDir Path other)
            throws Exception {
        String path = one + File.pathSeparator + other;
        executable(one.resolve("chromium"));

        assertThat(Chromium.installed("")).isEmpty();
        assertThat(Chromium.installed(path)).isEmpty();

        executable(other.resolve("chromedriver"));

        assertThat(Chromium.installed(path))
                .hasValue(new Chromium(one.resolve("chromium"), other.resolve("chromedriver")));
    }

    private static void executable(Path file) throws Exception {
        assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
    }

    private RequiresBrowser condition(boolean browser, boolean required) {
        return new RequiresBrowser(
                () -> browser, () -> required, new PrintStream(said, true, UTF_8));
    }
}
