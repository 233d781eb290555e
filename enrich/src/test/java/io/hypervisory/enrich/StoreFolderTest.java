package io.hypervisory.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreFolderTest {
    @TempDir private Path data;

    @BeforeEach
    void aRunThatLeftStores() throws IOException {
        new StoreFolder(data).begin("app");
        Files.createDirectories(data.resolve("streams/app/0_1/rocksdb/ledger"));
        Files.writeString(data.resolve("streams/app/0_1/rocksdb/ledger/CURRENT"), "x");
        Files.writeString(data.resolve("streams/app/kafka-streams-process-metadata"), "{}");
    }

    @Test
    void begin_keepsTheStores_ofARunThatEndedInOrder() {
        new StoreFolder(data).end();

        new StoreFolder(data).begin("app");

        assertThat(data.resolve("streams/app/0_1/rocksdb/ledger/CURRENT")).exists();
    }

    @Test
    void stores_areFromTheChangelogThatIsRemembered_orFromAnyWhereNoneIs() {
        var folder = new StoreFolder(data);

        assertThat(folder.areFrom("one")).isTrue();
        folder.remember("one");
        assertThat(folder.areFrom("one")).isTrue();
        assertThat(new StoreFolder(data).areFrom("other")).isFalse();
    }

    @Test
    void begin_emptiesTheStores_ofAKilledRun_butKeepsItsName() {
        new StoreFolder(data).begin("app");

        assertThat(data.resolve("streams/app/0_1")).doesNotExist();
        assertThat(data.resolve("streams/app/kafka-streams-process-metadata")).exists();
    }

    @Test
    void empty_takesTheGlobalTableToo_whichAKilledRunKeeps() throws IOException {
        Path table = Files.createDirectories(data.resolve("streams/app/global/rocksdb/knowledge"));

        new StoreFolder(data).begin("app");
        assertThat(table).exists();

        new StoreFolder(data).empty("app");
        assertThat(table).doesNotExist();
    }
}
