package io.hypervisory.enrich.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The committed contract is what the records say, and every sample that a released version wrote
/// goes on validating and being read. `-Dcontract.update=true` writes the files anew.
class ContractTest {
    private static final Path COMMITTED =
            Path.of("src/main/resources/io/hypervisory/enrich/contract");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @BeforeAll
    static void writeWhatIsAskedFor() throws IOException {
        if (Boolean.getBoolean("contract.update")) {
            Files.createDirectories(COMMITTED);
            for (var file : Contract.files().entrySet()) {
                Files.writeString(COMMITTED.resolve(file.getKey()), file.getValue());
            }
        }
        String version = System.getProperty("contract.samples");
        if (version != null) {
            Samples.write(GOLDEN.resolve(version));
        }
    }

    @Test
    void committedContract_isWhatTheRecordsSay() throws IOException {
        Map<String, String> files = Contract.files();
        for (var file : files.entrySet()) {
            assertThat(COMMITTED.resolve(file.getKey()))
                    .as(file.getKey())
                    .hasContent(file.getValue());
        }
    }

    /// golden/VERSION/TOPIC.NAME.json
    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Contract.Channel channelOf(Path sample) {
        return Contract.CHANNELS.stream()
                .filter(channel ->
                        sample.getFileName().toString().startsWith(channel.topic().name() + "."))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sample + " belongs to no topic"));
    }

    private static List<String> faults(Contract.Channel channel, String sample) throws IOException {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(COMMITTED.resolve(channel.schemaFile())),
                                InputFormat.JSON);
        var faults = new ArrayList<String>();
        schema.validate(sample, InputFormat.JSON).forEach(error -> faults.add(error.toString()));
        return faults;
    }

    @TestFactory
    Stream<DynamicTest> goldenSample_validates_andIsReadWithoutLoss() throws IOException {
        return samples().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(
                                GOLDEN.relativize(sample).toString(),
                                () -> {
                                    Contract.Channel channel = channelOf(sample);
                                    String text = Files.readString(sample);

                                    assertThat(faults(channel, text)).isEmpty();
                                    Object read =
                                            Json.read(Files.readAllBytes(sample), channel.value());
                                    assertThat(Json.MAPPER.readTree(Json.bytes(read)))
                                            .isEqualTo(Json.MAPPER.readTree(text));
                                }));
    }

    @Test
    void everyPublicTopic_hasASample_andAChannel() throws IOException {
        var sampled = samples().stream().map(sample -> channelOf(sample).topic().name()).toList();
        var publicTopics =
                Stream.concat(
                                EnrichTopics.all().stream(),
                                io.hypervisory.ingest.contract.IngestTopics.all().stream())
                        .filter(io.hypervisory.ingest.contract.Topic::isPublic)
                        .map(io.hypervisory.ingest.contract.Topic::name)
                        .toList();

        assertThat(sampled).containsAll(publicTopics);
    }

    @Test
    void schema_refusesARecordWithoutItsId() throws IOException {
        Contract.Channel advisories = Contract.CHANNELS.get(1);
        String sample = Files.readString(GOLDEN.resolve("0.1/hypervisory.advisories.v1.mail.json"));

        assertThat(faults(advisories, sample.replace("\"id\":\"vmware/VMSA-2008-0001\",", "")))
                .isNotEmpty();
        assertThat(faults(advisories, sample.replace("\"revision\":1", "\"revision\":\"one\"")))
                .isNotEmpty();
    }
}
