package io.hypervisory.index.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.index.Entries;
import io.hypervisory.index.revision.Choice.Chosen;
import io.hypervisory.index.revision.Choice.NotKept;
import io.hypervisory.index.revision.Choice.NotYet;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    /// The third changed our judgement alone; the publisher's date stayed.
    private static Story revised() {
        return new Story()
                .then("2008-01-07", "2008-01-07")
                .then("2008-02-20", "2008-01-07", "2008-02-20")
                .then("2008-02-20", "2008-01-07", "2008-02-20")
                .then("2008-03-05", "2008-01-07", "2008-02-20", "2008-03-05");
    }

    private static int chosen(Choice choice) {
        assertThat(choice).isInstanceOf(Chosen.class);
        return ((Chosen) choice).revision().revision();
    }

    @ParameterizedTest
    @CsvSource({
        "2008-01-07, 1",
        "2008-02-19, 1",
        "2008-02-20, 3",
        "2008-03-01, 3",
        "2008-03-05, 4",
        "2026-01-01, 4",
        "2008-02-20T07:59:59Z, 1",
        "2008-02-20T08:00:00Z, 3",
    })
    void asOf_isTheNewestRevision_thatThePublisherHadPublished(String moment, int revision) {
        assertThat(chosen(revised().history().asOf(Moment.parse(moment)))).isEqualTo(revision);
    }

    @Test
    void asOf_saysWhenItFirstAppeared_beforeThat() {
        var choice = revised().history().asOf(Moment.parse("2008-01-06"));

        assertThat(choice)
                .isEqualTo(
                        new NotYet(
                                Story.ID
                                        + " first appeared on 2008-01-07 (America/Los_Angeles), after 2008-01-06"));
    }

    @Test
    void asOf_givesNoLaterState_inPlaceOfOneThatWasNeverSeen() {
        var history = new Story().then("2008-03-05").history();

        var choice = history.asOf(Moment.parse("2008-02-01"));

        assertThat(choice).isInstanceOf(NotKept.class);
        assertThat(((NotKept) choice).reason())
                .contains("2008-01-07")
                .contains("revision 1 of 2008-03-05");
    }

    @Test
    void asOf_givesNoEarlierState_inPlaceOfOneThatWasNeverSeen() {
        var history =
                new Story()
                        .then("2008-01-07", "2008-01-07")
                        .then("2008-03-05", "2008-01-07", "2008-02-20", "2008-03-05")
                        .history();

        assertThat(chosen(history.asOf(Moment.parse("2008-02-19")))).isEqualTo(1);
        assertThat(history.asOf(Moment.parse("2008-02-20")))
                .isEqualTo(
                        new NotKept(
                                "its publisher published on 2008-02-20 (America/Los_Angeles) what is"
                                        + " not kept here; revision 1 is older"));
        assertThat(chosen(history.asOf(Moment.parse("2008-03-05")))).isEqualTo(2);
    }

    @Test
    void asOf_trustsTheNewest_thoughItsOwnHistoryGoesFurther() {
        var history = new Story().then("2008-03-05", "2008-03-09").history();

        assertThat(chosen(history.asOf(Moment.parse("2008-04-01")))).isEqualTo(1);
    }

    /// The states of January and March, as they were published and the other way round.
    @ParameterizedTest
    @CsvSource({
        "2008-01-06,",
        "2008-01-07, 2008-01-07",
        "2008-03-04, 2008-01-07",
        "2008-03-05, 2008-03-05",
        "2026-01-01, 2008-03-05",
    })
    void asOf_isTheSame_inWhateverOrderTheStatesCame(String moment, @Nullable String published) {
        var inOrder = new Story().then("2008-01-07").then("2008-03-05").history();
        var otherwise = new Story().then("2008-03-05").then("2008-01-07").history();

        for (History history : List.of(inOrder, otherwise)) {
            Choice choice = history.asOf(Moment.parse(moment));
            if (published == null) {
                assertThat(choice).isInstanceOf(NotYet.class);
            } else {
                assertThat(((Chosen) choice).revision().published().said()).isEqualTo(published);
            }
        }
    }

    @Test
    void asOf_trustsTheBetterReader_thatFoundAnEarlierDateInTheSameBytes() {
        var story = new Story().then("2008-03-05").then("2008-01-07");
        var read = new ArrayList<KeptRevision>();
        for (KeptRevision each : story.history().revisions()) {
            read.add(
                    new KeptRevision(
                            each.revision(),
                            each.at(),
                            each.revision() == 2 ? Cause.READER : each.cause(),
                            each.kind(),
                            each.silent(),
                            each.differences(),
                            each.hash(),
                            each.dates()));
        }

        var history = new History(NoticeId.parse(Story.ID), "advisory", read);

        assertThat(chosen(history.asOf(Moment.parse("2008-04-01")))).isEqualTo(2);
    }

    @Test
    void asOf_cannotTell_whereARecordWasNotKept() {
        var story = revised();
        var kept = new InMemoryRevisions();
        story.changes().stream().filter(change -> change.revision() != 2).forEach(kept::put);
        kept.put(story.told(2));

        var history = story.history(kept);

        assertThat(history.asOf(Moment.parse("2008-02-01"))).isInstanceOf(NotKept.class);
        assertThat(chosen(history.asOf(Moment.parse("2008-03-01")))).isEqualTo(3);
        assertThat(history.knownAsOf(new Moment.At(Story.at(2)))).isInstanceOf(NotKept.class);
        assertThat(chosen(history.knownAsOf(new Moment.At(Story.at(3))))).isEqualTo(3);
    }

    @Test
    void asOf_saysThatThereIsNoDate_whereThePublisherGivesNone() {
        var choice = new Story().then(null).history().asOf(Moment.parse("2008-03-01"));

        assertThat(choice).isInstanceOf(NotKept.class);
        assertThat(((NotKept) choice).reason()).contains("gives no date");
    }

    @Property(tries = 50)
    void knownAsOf_whenARevisionWasWritten_isThatRevision(
            @ForAll @IntRange(min = 1, max = 12) int revisions) {
        var story = new Story();
        IntStream.rangeClosed(1, revisions).forEach(_ -> story.then("2008-01-07"));
        var history = story.history();

        for (int revision = 1; revision <= revisions; revision++) {
            var written = Story.at(revision);
            assertThat(chosen(history.knownAsOf(new Moment.At(written)))).isEqualTo(revision);
            assertThat(chosen(history.knownAsOf(new Moment.At(written.plusSeconds(59)))))
                    .isEqualTo(revision);
        }
        assertThat(history.knownAsOf(new Moment.At(Story.at(1).minusNanos(1))))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void knownAsOf_takesADay_asOfUtc() {
        var history = revised().history();

        assertThat(chosen(history.knownAsOf(Moment.parse("2026-11-25")))).isEqualTo(4);
        assertThat(history.knownAsOf(Moment.parse("2026-11-24")))
                .isEqualTo(
                        new NotYet(
                                Story.ID
                                        + " was first seen here at 2026-11-25T10:00:00Z, after 2026-11-24"));
    }

    @Test
    void revisions_areAllThere_thoughNothingIsKeptOfOneThatWasOnlyCreated() {
        var created = new Story().then("2008-01-07");

        assertThat(created.kept().size()).isZero();
        assertThat(created.history().revisions())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Change.Kind.CREATED);
                    assertThat(one.at()).isEqualTo(Story.at(1));
                    assertThat(one.hash()).isEqualTo("11111111");
                    assertThat(one.isWhole()).isTrue();
                });
        assertThat(revised().history().revisions())
                .extracting(KeptRevision::revision, KeptRevision::differences)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, null),
                        org.assertj.core.groups.Tuple.tuple(2, 1),
                        org.assertj.core.groups.Tuple.tuple(3, 1),
                        org.assertj.core.groups.Tuple.tuple(4, 1));
    }

    @Test
    void revisions_beyondTheNewestRecord_wait() {
        var story = revised();

        var history = History.of(story.state(2), "advisory", story.history().revisions());

        assertThat(history.revisions()).extracting(KeptRevision::revision).containsExactly(1, 2);
        assertThat(history.newest().isWhole()).isTrue();
    }

    @Test
    void patches_areAskedByTheirReleaseDate() {
        var undated = History.of(Entries.patch(), "patch", List.of());

        assertThat(undated.newest().published()).isNull();
        assertThat(undated.newest().isWhole()).isTrue();
        assertThat(undated.asOf(Moment.parse("2026-01-01"))).isInstanceOf(NotKept.class);
    }
}
