package io.hypervisory.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void root_showsTheUsageAndFails_withoutACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: hypervisory");
    }

    @Test
    void version_namesTheProgramAndItsJava() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("hypervisory").contains("Java 25");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
