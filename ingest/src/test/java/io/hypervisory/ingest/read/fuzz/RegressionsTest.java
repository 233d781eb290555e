package io.hypervisory.ingest.read.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.Corpus;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each input on which a reader once threw, or took too long or too much, in the folder of its
/// format.
class RegressionsTest {
    @TestFactory
    Stream<DynamicTest> inputs() {
        return Corpus.files(Seeds.resources("regressions")).stream()
                .filter(file -> !file.toString().endsWith(".md"))
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getParent().getFileName() + "/" + file.getFileName(),
                                () -> isWell(file)));
    }

    private static void isWell(Path file) throws InterruptedException {
        try (var trial = new Trial()) {
            String format = file.getParent().getFileName().toString();
            assertThat(trial.of(format, Corpus.bytes(file)).fault()).isNull();
        }
    }
}
