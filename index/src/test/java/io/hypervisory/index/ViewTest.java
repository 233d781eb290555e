package io.hypervisory.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.revision.Story;
import io.hypervisory.ingest.contract.Json;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewTest {
    private final Story story = new Story().then("2008-01-07").then("2008-02-20");

    private static List<Write> revision(int number, byte @Nullable [] value) {
        String key = Story.ID + "@" + number;
        return View.REVISIONS
                .projection()
                .of(
                        new ConsumerRecord<>(
                                EnrichTopics.REVISIONS.name(), 0, 7, key.getBytes(UTF_8), value));
    }

    @Test
    void revisions_writeNothing_forWhatWasOnlyCreated() {
        assertThat(revision(1, Json.bytes(story.told(1)))).isEmpty();
    }

    @Test
    void revisions_areWritten_withTypeAndNumberInTheirId() {
        Change replaced = story.changes().getFirst();

        assertThat(revision(1, Json.bytes(replaced)))
                .singleElement()
                .satisfies(write -> {
                    assertThat(write.id()).isEqualTo("advisory/" + Story.ID + "@1");
                    assertThat(write.version()).isEqualTo(8);
                    assertThat(new String(write.document(), UTF_8))
                            .contains("\"entry\":{")
                            .doesNotContain("\n");
                });
    }

    @Test
    void revisions_areDeleted_ofWhateverTypeATombstoneMayBe() {
        assertThat(revision(2, null))
                .allSatisfy(write -> assertThat(write.document()).isNull())
                .extracting(Write::id)
                .containsExactlyInAnyOrder(
                        "advisory/" + Story.ID + "@2",
                        "patch/" + Story.ID + "@2",
                        "post/" + Story.ID + "@2");
    }

    @Test
    void views_shareNeitherIndexNorGroup() {
        assertThat(View.ENTRIES.group()).isNotEqualTo(View.REVISIONS.group());
        assertThat(View.REVISIONS.live()).doesNotMatch(View.ENTRIES.live() + "-0.*");
        assertThat(List.of(View.ENTRIES.live(), View.ENTRIES.next()))
                .doesNotContain(View.REVISIONS.live(), View.REVISIONS.next());
    }
}
