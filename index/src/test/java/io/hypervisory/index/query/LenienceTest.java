package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.query.Clause.And;
import io.hypervisory.index.query.Clause.Either;
import io.hypervisory.index.query.Clause.Most;
import io.hypervisory.index.query.Clause.Similar;
import io.hypervisory.index.query.Clause.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenienceTest {
    private static Lenience of(String query) {
        return Lenience.of(Expansion.of(QueryParser.parse(query)));
    }

    @Test
    void similar_takesAWordForOneLikeIt() {
        assertThat(of("swrodfish").similar(_ -> true).all())
                .isEqualTo(
                        new Either(
                                new Term(Field.ANY, "swrodfish"),
                                List.of(new Similar("swrodfish"))));
    }

    @Test
    void similar_takesAWordForANameOfTheField_withWhatItMeans() {
        assertThat(of("kerbeross").similar(_ -> true).all())
                .isEqualTo(
                        new Either(
                                new Term(Field.ANY, "kerbeross"),
                                List.of(
                                        new Similar("kerbeross"),
                                        new Term(Field.ANY, "kerberos"),
                                        new Term(Field.ANY, "krb5"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VMSA-2008-0999", "MS08-079", "3.5", "2031", "usb", "ESX-99999991"})
    void similar_neverTakesIdsVersionsYearsAndShortWords_forOthers(String query) {
        assertThat(of(query).similar(_ -> true).all()).isEqualTo(of(query).all());
    }

    @Test
    void nearlyAll_mayLackAWord_ofThreeAtLeast() {
        var query = of("page walk retry");

        assertThat(query.isLong()).isTrue();
        assertThat(query.nearlyAll(_ -> 10, 1_000))
                .isInstanceOfSatisfying(
                        Most.class,
                        most -> {
                            assertThat(most.parts()).hasSize(3);
                            // two of three that are as rare
                            assertThat(most.least()).isBetween(0.34, 0.66);
                        });
        assertThat(of("page walk").isLong()).isFalse();
        assertThat(of("page walk").nearlyAll(_ -> 10, 1_000)).isEqualTo(of("page walk").all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"venom floppy controller", "without host reboot page walk"})
    void nearlyAll_needsFlawsThatHaveNames_andWhatMustNotBeNeeded(String text) {
        var query = of(text);

        assertThat(query.nearlyAll(_ -> 10, 1_000))
                .isInstanceOfSatisfying(
                        And.class,
                        and -> assertThat(and.parts()).contains(query.words().getFirst()));
    }

    @ParameterizedTest
    @CsvSource({
        "heap overflow for Amiga, true",
        "vmware workstation BeOS escape, true",
        "heap overflow in Workstation with AMIGA, false",
        "Heap overflow corruption, false",
        "Page Walk Retry Workbook, false",
        "Guest Escape Floppy Controller 2015, false",
        "Heap Overflow In USB Emulation, false"
    })
    void most_needsNamesThatNoTableLists(String query, boolean isNeeded) {
        Clause most = of(query).most(_ -> 5, 1_000);
        boolean hasName =
                most instanceof And(var parts)
                        && parts.stream()
                                .anyMatch(part ->
                                        part instanceof Term(_, var text)
                                                && text.matches("\\p{Lu}.*"));

        assertThat(hasName).isEqualTo(isNeeded);
    }

    @Test
    void most_mayLackANameThatManyHave() {
        assertThat(of("heap overflow on Windows guests").most(_ -> 50, 1_000))
                .isInstanceOf(Most.class);
    }

    @Test
    void isAnswerable_whenThreeWordsStandSomewhere() {
        var query = of("page walk retry workbook");

        assertThat(query.isAnswerable(word -> typed(word).equals("workbook") ? 0 : 1)).isTrue();
        assertThat(query.isAnswerable(word -> typed(word).startsWith("w") ? 0 : 1)).isFalse();
        assertThat(of("page").isAnswerable(_ -> 1)).isTrue();
    }

    @Test
    void either_leavesWhatBothDemandOutside() {
        Term vendor = new Term(Field.VENDOR, "xen");
        Term one = new Term(Field.ANY, "page");
        Term other = new Term(Field.ANY, "walk");

        assertThat(Lenience.either(new And(List.of(vendor, one)), new And(List.of(vendor, other))))
                .isEqualTo(new And(List.of(vendor, new Either(one, List.of(other)))));
        assertThat(Lenience.either(one, other)).isEqualTo(new Either(one, List.of(other)));
        assertThat(Lenience.either(new And(List.of(vendor, one)), vendor))
                .isEqualTo(new And(List.of(vendor, one)));
    }

    private static String typed(Clause word) {
        return ((Term) word).value();
    }

    @Test
    void most_weighsRareWordsMore_andNeedsWhatIsExactOrNamed() {
        Clause most = of("vendor:xen page walk 2007 esxi").most(_ -> 10, 1_000);

        assertThat(most).isInstanceOf(And.class);
        var parts = ((And) most).parts();
        assertThat(parts).contains(new Term(Field.VENDOR, "xen"));
        assertThat(parts.getLast()).isInstanceOf(Most.class);
        // the field, the year and the product; and all of them beside it
        assertThat(parts).hasSize(4);
        assertThat(((Most) parts.getLast()).parts()).hasSize(4);
        Most weighed =
                (Most)
                        of("page walk")
                                .most(
                                        word -> word.equals(new Term(Field.ANY, "walk")) ? 1 : 500,
                                        1_000);
        assertThat(weighed.parts().getLast().weight())
                .isGreaterThan(weighed.parts().getFirst().weight());
    }
}
