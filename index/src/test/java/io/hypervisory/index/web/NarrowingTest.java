package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Clause.And;
import io.hypervisory.index.query.Clause.MatchAll;
import io.hypervisory.index.query.Clause.Or;
import io.hypervisory.index.query.Clause.Term;
import io.hypervisory.index.query.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrowingTest {
    private static final Clause ALL = new MatchAll();

    @Test
    void valuesOfAField_areAlternatives_andFieldsAddUp() {
        var narrowing = Narrowing.of(List.of("vendor:vmware", "kev:true", "vendor:xen"));

        assertThat(narrowing.of(ALL))
                .isEqualTo(
                        new And(
                                List.of(
                                        ALL,
                                        new Or(
                                                List.of(
                                                        new Term(Field.VENDOR, "vmware"),
                                                        new Term(Field.VENDOR, "xen"))),
                                        new Or(List.of(new Term(Field.KEV, "true"))))));
        assertThat(Narrowing.NONE.of(ALL)).isEqualTo(ALL);
    }

    /// Only at the top of the tree are words taken for others like them.
    @Test
    void words_staySideBySide_withWhatNarrowsThem() {
        Clause one = new Term(Field.ANY, "one");
        Clause other = new Term(Field.ANY, "other");

        assertThat(Narrowing.of(List.of("kev:true")).of(new And(List.of(one, other))))
                .isEqualTo(
                        new And(List.of(one, other, new Or(List.of(new Term(Field.KEV, "true"))))));
    }

    @Test
    void choice_isTakenBack_byChoosingItAgain() {
        var one = Narrowing.of(List.of("vendor:vmware"));
        var two = one.toggled(Field.SEVERITY, "Very: high");

        assertThat(two.address()).isEqualTo("&in=vendor%3Avmware&in=severity%3AVery%3A%20high");
        assertThat(two.has(Field.SEVERITY, "Very: high")).isTrue();
        assertThat(two.toggled(Field.SEVERITY, "Very: high")).isEqualTo(one);
        assertThat(one.toggled(Field.VENDOR, "vmware")).isEqualTo(Narrowing.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vmware", "vendor:", "colour:red", "published:2008", ":x", "title:x"})
    void whatIsNoFacet_isRefused(String value) {
        assertThatThrownBy(() -> Narrowing.of(List.of(value)))
                .isInstanceOfSatisfying(
                        BadParameterException.class,
                        e -> {
                            assertThat(e.problem().parameter()).isEqualTo("in");
                            assertThat(e.problem().detail()).contains(value);
                        });
    }
}
