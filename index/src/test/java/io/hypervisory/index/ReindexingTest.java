package io.hypervisory.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.Store.Outcome;
import io.hypervisory.index.Store.Rejected;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReindexingTest {
    private static final ConsumerRecord<byte[], byte[]> ADVISORY =
            record(EnrichTopics.ADVISORIES.name(), Json.bytes(Entries.advisory()));

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] value) {
        return new ConsumerRecord<>(topic, 0, 41, "vmware/VMSA-2008-0001".getBytes(UTF_8), value);
    }

    private static Reindexing into(Store store) {
        return new Reindexing(Map.of(View.ENTRIES, store));
    }

    @Test
    void record_isWrittenAtItsOwnVersion() {
        var written = new ArrayList<Write>();

        String why =
                into(
                                writes -> {
                                    written.addAll(writes);
                                    return new Outcome.Written(List.of());
                                })
                        .index(ADVISORY);

        assertThat(why).isNull();
        assertThat(written)
                .singleElement()
                .satisfies(write -> {
                    assertThat(write.id()).isEqualTo("advisory/vmware/VMSA-2008-0001");
                    assertThat(write.version()).isEqualTo(42);
                });
    }

    @Test
    void whatIsStillRefused_orUnreadable_orOfNoView_saysSo() {
        Store refusing =
                _ -> new Outcome.Written(List.of(new Rejected(ADVISORY, "mapping", "too deep")));

        assertThat(into(refusing).index(ADVISORY)).contains("too deep");
        assertThat(into(refusing).index(record(ADVISORY.topic(), new byte[] {'x'})))
                .contains("cannot be read");
        assertThat(into(refusing).index(record("another", new byte[0]))).contains("another");
    }

    @Test
    void storeThatDoesNotAnswer_isNoRefusal() {
        assertThatThrownBy(() -> into(_ -> new Outcome.Unavailable("refused")).index(ADVISORY))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> into(_ -> new Outcome.NoAlias()).index(ADVISORY))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
