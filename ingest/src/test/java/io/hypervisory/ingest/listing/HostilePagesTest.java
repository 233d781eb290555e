package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages made to fill the memory, each listed by a JVM of 256 MiB that ends when it has no more.
@org.junit.jupiter.api.Tag("long")
class HostilePagesTest {
    private static String listed(String page) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                HostilePage.class.getName(),
                                page)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void jsonListOfMillionsOfItems_isNamed() throws Exception {
        assertThat(listed("json")).contains("0 items").contains("more than 1000000 items");
    }

    @Test
    void itemOfMillionsOfValues_isNamed() throws Exception {
        assertThat(listed("json-item")).contains("0 items").contains("more than 1000000 values");
    }

    @Test
    void jsonListOfNumbers_isListed() throws Exception {
        assertThat(listed("json-numbers")).contains("100000 items").contains("more than 100000");
    }

    @Test
    void sitemapOfAMillionAddresses_isListed() throws Exception {
        assertThat(listed("sitemap")).contains("100000 items, ").contains("more than 100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "mail-archive"})
    void htmlOfAMillionLinks_isRefused(String page) throws Exception {
        assertThat(listed(page)).contains("0 items").contains("larger than 4194304 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html-tags", "html-attributes"})
    void htmlOfNothingButTags_fits(String page) throws Exception {
        assertThat(listed(page)).contains("0 items");
    }
}
