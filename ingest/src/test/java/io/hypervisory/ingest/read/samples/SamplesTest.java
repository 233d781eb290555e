package io.hypervisory.ingest.read.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import io.hypervisory.ingest.read.samples.Sample.Mutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Every sample document, and each of its mutations. `-Dsamples=xsa` reads those of one format.
class SamplesTest {
    private static final int LEAST_MUTATIONS = 20;

    private final Readers readers = StandardReaders.all();

    @TestFactory
    Stream<DynamicContainer> samples() {
        return byFormat().entrySet().stream()
                .map(format ->
                        DynamicContainer.dynamicContainer(
                                format.getKey(), format.getValue().stream().map(this::sample)));
    }

    private DynamicContainer sample(Sample sample) {
        var tests = new ArrayList<DynamicTest>();
        var expected = new Expected(sample.expected());
        tests.add(
                DynamicTest.dynamicTest(
                        "as it is", () -> isRead(sample, "as-it-is", sample.document(), expected)));
        for (Mutation mutation : sample.mutations()) {
            tests.add(
                    DynamicTest.dynamicTest(
                            mutation.name(), () -> holds(sample, mutation, expected)));
        }
        return DynamicContainer.dynamicContainer(sample.name(), tests);
    }

    private void holds(Sample sample, Mutation mutation, Expected expected) throws Exception {
        Document document = sample.document(mutation);
        if (!mutation.isRejected()) {
            isRead(sample, mutation.name(), document, expected.with(mutation.expect()));
            return;
        }
        var read = new ArrayList<JsonNode>();
        String reason = refusal(document, read);
        String where = sample.format() + "/" + sample.name() + "/" + mutation.name();
        assertThat(reason)
                .as("%s should be refused, but %d notices were read", where, read.size())
                .isNotNull();
        if (mutation.reason() != null) {
            assertThat(reason).isEqualTo(mutation.reason());
        }
    }

    private void isRead(Sample sample, String name, Document document, Expected expected)
            throws Exception {
        var read = new ArrayList<JsonNode>();
        String refusal = refusal(document, read);
        String where = sample.format() + "/" + sample.name() + "/" + name;
        assertThat(refusal).as("%s was refused", where).isNull();
        List<String> differences = expected.differences(read);
        if (!differences.isEmpty()) {
            keep(where, document, read);
        }
        assertThat(differences).as(where).isEmpty();
    }

    /// What was read of what, for the one who looks into it.
    private static void keep(String where, Document document, List<JsonNode> read)
            throws IOException {
        Path folder = Path.of("target/samples").resolve(where);
        Files.createDirectories(folder);
        Files.write(folder.resolve("document"), document.body());
        Files.writeString(
                folder.resolve("read.json"),
                read.stream().map(JsonNode::toPrettyString).collect(Collectors.joining("\n")));
    }

    /// Null when it is read.
    private String refusal(Document document, List<JsonNode> read) throws InterruptedException {
        AssertionReader list = readers.ofList(document.format());
        if (list != null) {
            var unreadable = list.read(document, taker(read));
            return unreadable == null ? null : unreadable.reason();
        }
        return switch (readers.read(document)) {
            case Reading.Rejected rejected -> rejected.reason();
            case Reading.Read(var notices) -> {
                notices.forEach(notice -> read.add(Expected.tree(notice)));
                yield null;
            }
        };
    }

    private static AssertionReader.Taker taker(List<JsonNode> read) {
        return new AssertionReader.Taker() {
            @Override
            public void take(Assertion assertion) {
                JsonNode tree = Expected.tree(assertion);
                // the newest of a key counts, as on the topic
                read.removeIf(one -> one.get("cve").equals(tree.get("cve")));
                read.add(tree);
            }

            @Override
            public void skip(String error) {}
        };
    }

    @Test
    void eachSample_hasEnoughMutations_withNamesOfTheirOwn() {
        byFormat()
                .values()
                .forEach(samples ->
                        samples.forEach(sample -> {
                            var names = sample.mutations().stream().map(Mutation::name).toList();
                            assertThat(names)
                                    .as("%s/%s", sample.format(), sample.name())
                                    .hasSizeGreaterThanOrEqualTo(LEAST_MUTATIONS)
                                    .doesNotHaveDuplicates();
                        }));
    }

    private static Map<String, List<Sample>> byFormat() {
        String only = System.getProperty("samples", "");
        try (var folders = Files.walk(root(), 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.yaml")))
                    .filter(folder ->
                            only.isEmpty()
                                    || List.of(only.split(","))
                                            .contains(folder.getParent().getFileName().toString()))
                    .sorted()
                    .map(Sample::of)
                    .collect(
                            Collectors.groupingBy(
                                    Sample::format, TreeMap::new, Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(SamplesTest.class.getResource("/samples").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
