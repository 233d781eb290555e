package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.json.JsonpUtils;
import io.hypervisory.ingest.contract.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticsearchQueriesTest {
    @Test
    void of_filtersByWholeValues_whateverTheirCase() {
        assertThat(json("vendor:VMware -type:post"))
                .isEqualTo(
                        """
                        {"bool":{"filter":[%s],"must_not":[%s]}}\
                        """
                                .formatted(whole("vendor", "VMware"), whole("type", "post")));
    }

    @Test
    void of_scoresWords_byTitleTextAndProduct() {
        assertThat(json("vendor:vmware console"))
                .isEqualTo(
                        """
                        {"bool":{"filter":[%s],"must":[{"dis_max":{"queries":[%s,%s],"tie_breaker":0.1}}]}}\
                        """
                                .formatted(
                                        whole("vendor", "vmware"),
                                        words("console"),
                                        """
                                        {"term":{"idText":{"boost":5.0,"value":"console"}}}\
                                        """));
    }

    @Test
    void of_putsAnExactIdFirst() {
        assertThat(json("CVE-2008-0923"))
                .contains(
                        """
                        {"constant_score":{"boost":1000.0,"filter":{"term":{"alias":{"boost":1.0,"case_insensitive":true,"value":"CVE-2008-0923"}}}}}\
                        """)
                .contains(
                        """
                        {"term":{"cve":{"boost":10.0,"case_insensitive":true,"value":"CVE-2008-0923"}}}\
                        """);
    }

    @Test
    void of_comparesDates_asInstants() {
        assertThat(json("published:[2007-07-02 TO 2007-11-29]"))
                .isEqualTo(
                        """
                        {"range":{"published":{"gte":"2007-07-02T00:00:00Z","lt":"2007-11-30T00:00:00Z"}}}\
                        """);
        assertThat(json("year:[2007 TO *]")).isEqualTo("{\"range\":{\"year\":{\"gte\":\"2007\"}}}");
    }

    @Test
    void of_looksForProductWords_inOneName() {
        assertThat(json("product:\"ESX 3.5\""))
                .isEqualTo(
                        """
                        {"match_phrase":{"product.text":{"query":"ESX 3.5","slop":0}}}\
                        """);
    }

    @Test
    void of_looksForIds_byTheirParts() {
        assertThat(json("id:VMSA-2008-0001"))
                .contains(
                        """
                        {"term":{"idText":{"boost":5.0,"value":"vmsa-2008-0001"}}}\
                        """)
                .contains("\"value\":\"vmsa20080001\"", "\"value\":\"vmsa.2008.1\"");
        assertThat(json("id:ESX350*"))
                .isEqualTo(
                        """
                        {"wildcard":{"idText":{"boost":1.0,"case_insensitive":true,"value":"ESX350*"}}}\
                        """);
    }

    @Test
    void of_looksForAnotherSpellingOfAnId() {
        assertThat(json("VMSA-2008-00011"))
                .contains(
                        """
                        {"term":{"alias":{"boost":1.0,"case_insensitive":true,"value":"VMSA-2008-00011"}}}\
                        """);
        assertThat(json("console")).doesNotContain("\"alias\"");
    }

    @Test
    void of_looksForPatterns_amongWordsAsWritten() {
        assertThat(json("title:virtuali*"))
                .isEqualTo(
                        """
                        {"wildcard":{"title.exact":{"boost":1.0,"case_insensitive":true,"value":"virtuali*"}}}\
                        """);
        assertThat(json("virtuali*")).contains("\"text.exact\"").doesNotContain("\"text\"");
    }

    @Test
    void of_asksWhetherThereIsAValue() {
        assertThat(json("NOT severity:*"))
                .isEqualTo(
                        """
                        {"bool":{"must_not":[{"exists":{"field":"severity"}}]}}\
                        """);
    }

    @Test
    void of_prefersWhatCameOutInAYear_toWhatNamesIt() {
        assertThat(json(Expansion.of(QueryParser.parse("2008"))))
                .contains(
                        "{\"constant_score\":{\"boost\":10.0,\"filter\":" + whole("year", "2008"));
        assertThat(json(Expansion.of(QueryParser.parse("venom"))))
                .contains(
                        "{\"constant_score\":{\"boost\":1.0,\"filter\":"
                                + whole("cve", "CVE-2015-3456"));
    }

    @Test
    void of_asksForMostWords_andForEachOfANameBesideIt() {
        Clause name =
                new Clause.Either(
                        new Clause.And(
                                List.of(
                                        new Clause.Term(Field.ANY, "privilege"),
                                        new Clause.Term(Field.ANY, "elevation"))),
                        List.of(new Clause.Term(Field.ANY, "eop")));
        String asked = json(new Clause.Most(List.of(new Clause.Weighted(name, 2)), 0.5));

        // what is held against the least is weighed as each word is
        assertThat(asked).contains("\"min_score\":3.0", "\"boost\":6.0");
        assertThat(asked.split("\"query\":\"elevation\"", -1)).hasSize(4);
    }

    private static String whole(String field, String value) {
        return "{\"term\":{\"%s\":{\"boost\":1.0,\"case_insensitive\":true,\"value\":\"%s\"}}}"
                .formatted(field, value);
    }

    private static String words(String text) {
        return """
        {"multi_match":{"fields":["title.exact^4","title^3","text.exact^1.5","text","product.text^1.5","about"],"query":"%s","slop":0,"type":"phrase"}}\
        """
                .formatted(text);
    }

    /// Names sorted, so that the order of the client does not matter.
    private static String json(String query) {
        return json(QueryParser.parse(query));
    }

    private static String json(Clause clause) {
        var text = JsonpUtils.toString(ElasticsearchQueries.of(clause));
        String json = text.substring(text.indexOf('{'));
        return Json.text(Json.MAPPER.treeToValue(Json.MAPPER.readTree(json), Object.class));
    }
}
