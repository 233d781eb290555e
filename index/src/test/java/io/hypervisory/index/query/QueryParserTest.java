package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypervisory.index.query.Clause.And;
import io.hypervisory.index.query.Clause.Exists;
import io.hypervisory.index.query.Clause.MatchAll;
import io.hypervisory.index.query.Clause.Not;
import io.hypervisory.index.query.Clause.Or;
import io.hypervisory.index.query.Clause.Pattern;
import io.hypervisory.index.query.Clause.Period;
import io.hypervisory.index.query.Clause.Phrase;
import io.hypervisory.index.query.Clause.Range;
import io.hypervisory.index.query.Clause.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "*:*", " *:* ", "*"})
    void parse_matchesAll_whenNothingIsAsked(String query) {
        assertThat(QueryParser.parse(query)).isEqualTo(new MatchAll());
    }

    @Test
    void parse_joinsWordsByAnd_whenTheyStandSideBySide() {
        assertThat(QueryParser.parse("vendor:vmware Impact:host-reboot \"service console\""))
                .isEqualTo(
                        new And(
                                List.of(
                                        new Term(Field.VENDOR, "vmware"),
                                        new Term(Field.IMPACT, "host-reboot"),
                                        new Phrase(Field.ANY, "service console", 0))));
    }

    @Test
    void parse_bindsOrCloserThanWordsSideBySide_asLuceneDoes() {
        assertThat(QueryParser.parse("a OR b c"))
                .isEqualTo(
                        new And(
                                List.of(
                                        new Or(
                                                List.of(
                                                        new Term(Field.ANY, "a"),
                                                        new Term(Field.ANY, "b"))),
                                        new Term(Field.ANY, "c"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a -b", "a NOT b", "a AND !b", "+a -b"})
    void parse_negates_inEverySpelling(String query) {
        assertThat(QueryParser.parse(query))
                .isEqualTo(
                        new And(
                                List.of(
                                        new Term(Field.ANY, "a"),
                                        new Not(new Term(Field.ANY, "b")))));
    }

    @Test
    void parse_negatesAlone() {
        assertThat(QueryParser.parse("NOT type:post"))
                .isEqualTo(new Not(new Term(Field.TYPE, "post")));
    }

    @Test
    void parse_carriesAFieldIntoBrackets() {
        assertThat(QueryParser.parse("vendor:(vmware OR xen)"))
                .isEqualTo(
                        new Or(
                                List.of(
                                        new Term(Field.VENDOR, "vmware"),
                                        new Term(Field.VENDOR, "xen"))));
    }

    @Test
    void parse_takesSlashesAsTheyAre_inIds() {
        assertThat(QueryParser.parse("id:vmware/VMSA-2008-0001 \"a/b\" x/y"))
                .isEqualTo(
                        new And(
                                List.of(
                                        new Term(Field.ID, "vmware/VMSA-2008-0001"),
                                        new Phrase(Field.ANY, "a/b", 0),
                                        new Term(Field.ANY, "x/y"))));
    }

    @ParameterizedTest
    @CsvSource({
        "published:2008, 2008-01-01T00:00:00Z, 2009-01-01T00:00:00Z",
        "published:2008-02, 2008-02-01T00:00:00Z, 2008-03-01T00:00:00Z",
        "published:2008-02-29, 2008-02-29T00:00:00Z, 2008-03-01T00:00:00Z",
        "published:[2007-07-02 TO 2007-11-29], 2007-07-02T00:00:00Z, 2007-11-30T00:00:00Z",
        "published:{2007-07-02 TO 2007-11-29}, 2007-07-03T00:00:00Z, 2007-11-29T00:00:00Z",
        "published:[2008 TO *], 2008-01-01T00:00:00Z,",
        "published:[* TO 2008], , 2009-01-01T00:00:00Z",
        "published>=2008-03, 2008-03-01T00:00:00Z,",
        "published<2008-03, , 2008-03-01T00:00:00Z",
    })
    void parse_readsPeriodsOfUtc(String query, Instant from, Instant until) {
        assertThat(QueryParser.parse(query)).isEqualTo(new Period(Field.PUBLISHED, from, until));
    }

    @Test
    void parse_readsRangesOfYears() {
        assertThat(QueryParser.parse("year:[2007 TO 2009}"))
                .isEqualTo(new Range(Field.YEAR, "2007", true, "2009", false));
    }

    @Test
    void parse_readsWildcardsButNotEscapedOnes() {
        assertThat(QueryParser.parse("patch:ESX350* a\\*b?c severity:*"))
                .isEqualTo(
                        new And(
                                List.of(
                                        new Pattern(Field.PATCH, "ESX350*"),
                                        new Pattern(Field.ANY, "a\\*b?c"),
                                        new Exists(Field.SEVERITY))));
        assertThat(QueryParser.parse("a\\*")).isEqualTo(new Term(Field.ANY, "a*"));
    }

    @Test
    void parse_readsDistance_behindQuotedWords() {
        assertThat(QueryParser.parse("title:\"console service\"~3"))
                .isEqualTo(new Phrase(Field.TITLE, "console service", 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kevs:true | 1 | unknown field \"kevs\"; known are vendor, type, kind",
                "a/b/c kevs:true | 7 | unknown field",
                "vendor:vmware AND | 18 | ends where something must follow",
                "(a b | 5 | ends where something must follow",
                "a b) | 4 | \")\" cannot stand here",
                "x \"never closed | 3 | never closed",
                "*console | 1 | cannot stand first",
                "a title:?b | 9 | cannot stand first",
                "published:soon | 11 | \"soon\" is not a date",
                "published:[2008 TO 31.12.2008] | 20 | is not a date",
                "published:2008* | 11 | no wildcard",
                "year:08 | 6 | four digits",
                "title:[a TO b] | 8 | ranges are for",
                "word~ | 1 | fuzzy",
                "a word^2 | 3 | weights",
            })
    void parse_saysWhatIsWrongAndWhere(String query, int column, String message) {
        var error =
                catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(query));

        assertThat(error).isNotNull().hasMessageContaining(message);
        assertThat(error.column()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a b\"~99999999999",
                "published:9999",
                "published:[* TO \"+999999999-01-01T00:00:00Z\"]"
            })
    void parse_refusesNumbersAndDates_beyondReason(String query) {
        assertThat(catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(query)))
                .isNotNull();
    }

    @Test
    void parse_refusesHostileQueries_withoutFailing() {
        for (String query :
                List.of(
                        "(".repeat(3_000),
                        "(".repeat(1_500) + "a" + ")".repeat(1_500),
                        String.join(" ", IntStream.range(0, 1_500).mapToObj(i -> "a").toList()),
                        "a".repeat(4_001))) {
            assertThat(
                            catchThrowableOfType(
                                    QuerySyntaxException.class, () -> QueryParser.parse(query)))
                    .as(query.substring(0, 20))
                    .isNotNull();
        }
    }

    @Test
    void parse_takesTrueAndFalse_ofAFieldThatIsOneOfThem() {
        assertThat(QueryParser.parse("kev:True")).isEqualTo(new Term(Field.KEV, "true"));
        assertThat(QueryParser.parse("-kev:false"))
                .isEqualTo(new Not(new Term(Field.KEV, "false")));
        assertThat(QueryParser.parse("kev:*")).isEqualTo(new Exists(Field.KEV));
    }

    @ParameterizedTest
    @CsvSource({"a kev:yes, 7", "kev:t*, 5", "kev:[false TO true], 6"})
    void parse_refusesWhatIsNeitherTrueNorFalse_withItsColumn(String query, int column) {
        var refused =
                catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(query));

        assertThat(refused).hasMessageMatching(".*(true|ranges are for).*");
        assertThat(refused.column()).isEqualTo(column);
    }

    @Test
    void parse_readsAges_andSaysWhereTheyStand() {
        Clause query = QueryParser.parse("vendor:vmware age:<30d");

        assertThat(query)
                .isEqualTo(
                        new And(
                                List.of(
                                        new Term(Field.VENDOR, "vmware"),
                                        new Clause.Age(null, "30d", 20))));
        assertThat(Clause.onNow(query)).contains(new Clause.Age(null, "30d", 20));
        assertThat(Clause.onNow(QueryParser.parse("year:2008 -published:2007"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "age:30d, 5",
        "age:<30x, 6",
        "cvss:high, 6",
        "cvss:9*, 6",
        "affects:vmware/nothing, 9",
        "'affects:\"vmware/esxi-8.0@a banana\"', 10",
        "title:[a TO b], 8",
    })
    void parse_refusesValuesOfTheWrongKind_withTheirColumn(String query, int column) {
        var refused =
                catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(query));

        assertThat(refused).as(query).isNotNull();
        assertThat(refused.column()).as(refused.getMessage()).isEqualTo(column);
    }

    @Test
    void parse_takesColonsWithinIds_asPartOfThem() {
        assertThat(QueryParser.parse("RHSA-2012:0465"))
                .isEqualTo(new Term(Field.ANY, "RHSA-2012:0465"));
        assertThat(QueryParser.parse("VMSA:2008-0005"))
                .isEqualTo(new Term(Field.ANY, "VMSA:2008-0005"));
        assertThat(QueryParser.parse("year:2008")).isEqualTo(new Term(Field.YEAR, "2008"));
    }

    @Test
    void parse_takesTheDaysOfTheZone() {
        assertThat(QueryParser.parse("due:2024-03-01", ZoneId.of("Asia/Tokyo")))
                .isEqualTo(
                        new Period(
                                Field.DUE,
                                Instant.parse("2024-02-29T15:00:00Z"),
                                Instant.parse("2024-03-01T15:00:00Z")));
    }

    @Test
    void parse_readsFieldNames_inAnyLetters() {
        assertThat(QueryParser.parse("formfactor:embedded"))
                .isEqualTo(QueryParser.parse("formFactor:embedded"));
    }
}
