package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.index.web.page.ComparePage.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareViewTest {
    @Test
    void texts_areComparedWordByWord() {
        var row =
                CompareView.row(
                        new Difference(
                                "/notes/0/text",
                                "\"Restart the host now.\"",
                                "\"Restart the service now.\""));

        assertThat(row.path()).isEqualTo("/notes/0/text");
        assertThat(row.before())
                .containsExactly(
                        new Part("Restart the ", false),
                        new Part("host", true),
                        new Part(" now.", false));
        assertThat(row.after())
                .containsExactly(
                        new Part("Restart the ", false),
                        new Part("service", true),
                        new Part(" now.", false));
    }

    @Test
    void whatWasNotThere_isToldFromWhatIsEmpty() {
        var added = CompareView.row(new Difference("/severity", null, "\"\""));

        assertThat(added.before()).isNull();
        assertThat(added.after()).isEqualTo(List.of(new Part("", true)));
    }

    @Test
    void valuesThatAreNoTexts_areShownAsJson_andCutOnesAsTheyAre() {
        assertThat(CompareView.row(new Difference("/x", "{\"a\":1}", null)).before())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).contains("\"a\" : 1"));
        assertThat(CompareView.row(new Difference("/x", "\"cut of…", null)).before())
                .containsExactly(new Part("\"cut of…", true));
    }
}
