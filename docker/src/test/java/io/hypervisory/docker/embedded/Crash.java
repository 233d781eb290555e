package io.hypervisory.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a main class of the tests in a JVM of its own, which ends as after `kill -9`.
final class Crash {
    static final int STATUS = 9;

    private Crash() {}

    static void of(Class<?> main, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("child ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(STATUS);
    }
}
