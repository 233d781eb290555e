package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.index.web.page.MarkedText.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final String TEXT = "The host must be restarted.";

    private static Label label(String value, String words, String place, int start) {
        return new Label(value, Verdict.YES, "r", words, place, start, start + words.length(), 0.9);
    }

    private static Marks marks(Label... labels) {
        return Marks.of(new Classification("1", List.of(), List.of(labels)));
    }

    @Test
    void words_areMarked_withAnAnchorThatTheirLabelLinksTo() {
        Label label = label("host-reboot", "host must be restarted", "/notes/0/text", 4);
        Marks marks = marks(label);

        assertThat(marks.text("/notes/0/text", TEXT).parts())
                .containsExactly(
                        new Part("The ", null, null),
                        new Part(
                                "host must be restarted",
                                "words-notes-0-text-4",
                                "impact/host-reboot"),
                        new Part(".", null, null));
        assertThat(marks.link(label)).isEqualTo("#words-notes-0-text-4");
    }

    @Test
    void wordsThatOverlap_areOneMark_forAllTheirLabels() {
        Label one = label("host-reboot", "host must", "/title", 4);
        Label two = label("service-restart", "must be restarted", "/title", 9);
        Marks marks = marks(one, two);

        assertThat(marks.text("/title", TEXT).parts().get(1))
                .isEqualTo(
                        new Part(
                                "host must be restarted",
                                "words-title-4",
                                "impact/host-reboot, impact/service-restart"));
        assertThat(marks.link(two)).isEqualTo(marks.link(one)).isEqualTo("#words-title-4");
    }

    @Test
    void wordsThatTouch_areTwoMarks() {
        Marks marks = marks(label("live", "The ", "/t", 0), label("host-reboot", "host", "/t", 4));

        assertThat(marks.text("/t", TEXT).parts())
                .extracting(Part::anchor)
                .containsExactly("words-t-0", "words-t-4", null);
    }

    @Test
    void textThatSeveralPlacesHave_isMarkedForEach() {
        Label second = label("host-reboot", "host", "/vulnerabilities/1/title", 4);
        Marks marks = marks(second);

        assertThat(
                        marks.text(
                                        List.of(
                                                "/vulnerabilities/0/title",
                                                "/vulnerabilities/1/title"),
                                        TEXT)
                                .isMarked())
                .isTrue();
        assertThat(marks.link(second)).isEqualTo("#words-vulnerabilities-1-title-4");
    }

    @Test
    void wordsThatAreNotThere_areNotMarked() {
        Label cut = label("host-reboot", "beyond the end", "/title", 20);
        Label other = label("live", "else", "/title", 4);
        Marks marks = marks(cut, other);

        assertThat(marks.text("/title", TEXT).parts()).containsExactly(new Part(TEXT, null, null));
        assertThat(marks.link(cut)).isNull();
    }

    @Test
    void place_leadsToItsRow_whereItsWordsAreNotShown() {
        Label row = label("host-reboot", "x", "/patchTable/3/restart", 0);

        assertThat(marks(row).link(row)).isEqualTo("#row-3");
        assertThat(Marks.row("/vulnerabilities/2/metrics/0")).isEqualTo("#vulnerability-2");
        assertThat(Marks.row("/severity")).isNull();
        assertThat(Marks.row("")).isNull();
    }
}
