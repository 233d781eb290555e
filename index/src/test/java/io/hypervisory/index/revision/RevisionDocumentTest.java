package io.hypervisory.index.revision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.contract.Shortened.Unit;
import io.hypervisory.ingest.contract.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionDocumentTest {
    private final Story story = new Story().then("2008-01-07").then("2008-02-20", "2008-01-07");

    @Test
    void created_needsNoDocument_untilItsRecordIsReplaced() {
        assertThat(RevisionDocument.of(Json.bytes(story.told(1)))).isEmpty();
        assertThat(RevisionDocument.of(Json.bytes(story.told(1).with(story.state(1)))))
                .hasValueSatisfying(one -> {
                    assertThat(one.revision()).isEqualTo(1);
                    assertThat(one.dates())
                            .isEqualTo(
                                    new PublisherDates(
                                            Story.day("2008-01-07"),
                                            List.of(Story.day("2008-01-07"))));
                });
    }

    @Test
    void entry_comesBackAsItWas() {
        var document =
                RevisionDocument.of(Json.bytes(story.told(2).with(story.state(2)))).orElseThrow();

        assertThat(Json.read(Json.bytes(document.entry()), Entry.class)).isEqualTo(story.state(2));
        assertThat(document.told()).isEqualTo(story.told(2).differences());
        assertThat(document.count()).isEqualTo(1);
    }

    @Test
    void entry_saysItself_whereItsChangeWasShortened() {
        var change =
                shortened(
                        story.told(2).with(story.state(2)),
                        new Shortened("/differences", Unit.LINES, 70, 1),
                        new Shortened("/entry/content/products", Unit.LINES, 20_000, 800));

        var document = RevisionDocument.of(Json.bytes(change)).orElseThrow();

        assertThat(Json.read(Json.bytes(document.entry()), Entry.class).shortened())
                .containsExactly(new Shortened("/content/products", Unit.LINES, 20_000, 800));
        assertThat(document.count()).isEqualTo(70);
    }

    private static Change shortened(Change of, Shortened... places) {
        return new Change(
                of.id(),
                of.kind(),
                of.entryType(),
                of.cause(),
                of.revision(),
                of.hash(),
                of.previousHash(),
                of.at(),
                of.differences(),
                of.silent(),
                of.entry(),
                List.of(places));
    }

    @Test
    void count_isNotZero_whereNobodyCouldTell() {
        Change told = story.told(2);
        var silent =
                new Change(
                        told.id(),
                        told.kind(),
                        told.entryType(),
                        told.cause(),
                        2,
                        told.hash(),
                        null,
                        told.at(),
                        List.<Difference>of(),
                        null);

        assertThat(RevisionDocument.of(Json.bytes(silent)))
                .hasValueSatisfying(one -> assertThat(one.count()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{}", "no", "{\"kind\":\"created\"", "{\"kind\":{\"a\":\"created\"}}"})
    void of_refusesWhatIsNoChange(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevisionDocument.of(value.getBytes(UTF_8)));
    }

    @Test
    void words_ofADifference_areNotTakenForWhatHappened() {
        Change told = story.told(2);
        var odd =
                new Change(
                        told.id(),
                        told.kind(),
                        told.entryType(),
                        told.cause(),
                        2,
                        told.hash(),
                        null,
                        told.at(),
                        List.of(new Difference("/kind", null, "{\"kind\":\"created\"}")),
                        null);

        assertThat(RevisionDocument.of(Json.bytes(odd))).isPresent();
    }
}
