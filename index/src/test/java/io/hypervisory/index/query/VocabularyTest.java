package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.query.Clause.Phrase;
import io.hypervisory.index.query.Clause.Term;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Vocabulary VOCABULARY =
            Vocabulary.of(
                    """
                    # a remark

                    service console; cos; component:service-console
                    purple screen; psod > kernel panic; crash
                    net-snmp; snmp
                    crash > denial of service
                    """);

    @Test
    void others_areAllNamesOfALine_inBothDirections() {
        assertThat(VOCABULARY.others("COS"))
                .containsExactly(
                        new Phrase(Field.ANY, "service console", 0),
                        new Term(Field.COMPONENT, "service-console"));
        assertThat(VOCABULARY.others("service console")).contains(new Term(Field.ANY, "cos"));
    }

    @Test
    void others_behindTheArrow_areFound_andFindNothing() {
        assertThat(VOCABULARY.others("psod"))
                .containsExactly(
                        new Phrase(Field.ANY, "purple screen", 0),
                        new Phrase(Field.ANY, "kernel panic", 0),
                        new Term(Field.ANY, "crash"));
        assertThat(VOCABULARY.others("kernel panic")).isEmpty();
        assertThat(VOCABULARY.others("crash"))
                .containsExactly(new Phrase(Field.ANY, "denial of service", 0));
    }

    @Test
    void others_doNotMindHyphensAndPlurals() {
        assertThat(VOCABULARY.others("net snmp")).containsExactly(new Term(Field.ANY, "snmp"));
        assertThat(VOCABULARY.others("Purple Screens")).isNotEmpty();
        assertThat(VOCABULARY.others("crashes")).isNotEmpty();
        assertThat(VOCABULARY.others("co")).isEmpty();
    }

    @Test
    void near_holdsTheNameThatWasMeant_andWhatItMeans() {
        assertThat(VOCABULARY.near("cralsh"))
                .containsExactly(
                        new Term(Field.ANY, "crash"),
                        new Phrase(Field.ANY, "denial of service", 0));
        assertThat(VOCABULARY.near("crash")).isEmpty();
        assertThat(VOCABULARY.near("trash")).isEmpty();
    }
}
