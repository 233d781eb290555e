package io.hypervisory.ingest.read.csaf.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CsafChecksTest {
    private static final String TRACKING =
            """
            {"id": "A-1", "status": "final", "version": "1", "revision_history": [
              {"number": "1", "date": "2024-01-24T10:00:00Z", "summary": "First."}]}\
            """;

    private static @Nullable CsafVerdict verdict(String json) {
        return CsafChecks.of(Json.MAPPER.readTree(json));
    }

    /// Of a document with these members beside `document`.
    private static CsafVerdict of(String version, String members) {
        CsafVerdict verdict =
                verdict(
                        """
                        {"document": {"csaf_version": "%s", "category": "csaf_base", "tracking": %s} %s}\
                        """
                                .formatted(version, TRACKING, members));
        assertThat(verdict).isNotNull();
        return verdict;
    }

    @Test
    void version_unknown_isNotTested() {
        assertThat(verdict("{}")).isNull();
        assertThat(verdict("[]")).isNull();
        assertThat(verdict("{\"document\": {\"csaf_version\": \"1.2\"}}")).isNull();
        assertThat(verdict("{\"document\": {\"csaf_version\": 2.0}}")).isNull();
    }

    @Test
    void membersOfWrongTypes_areNoAccidents() {
        assertThat(
                        of("2.1", ", \"vulnerabilities\": {\"cve\": 1}, \"product_tree\": [7]")
                                .findings())
                .isEmpty();
        assertThat(
                        of(
                                        "2.0",
                                        ", \"vulnerabilities\": [null, 3, [], {\"scores\": [4], \"flags\": 5}]")
                                .findings())
                .isEmpty();
    }

    @Test
    void pointer_escapesWhatMustBe() {
        var verdict =
                of("2.0", ", \"vulnerabilities\": [{\"product_status\": {\"a/b~c\": [\"P\"]}}]");

        assertThat(verdict.findings())
                .extracting(CsafFinding::pointer)
                .containsExactly("/vulnerabilities/0/product_status/a~1b~0c/0");
    }

    @Test
    void findings_areBounded_andTheTestCountsOnce() {
        String ids =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "\"P" + i + "\"")
                        .collect(Collectors.joining(","));
        var verdict =
                of(
                        "2.0",
                        ", \"vulnerabilities\": [{\"product_status\": {\"fixed\": ["
                                + ids
                                + "]}}]");

        assertThat(verdict.findings()).hasSize(CsafVerdict.MOST_OF_ONE_TEST);
        assertThat(verdict.failedTests()).containsExactly("6.1.1");
    }

    @Test
    void circle_ofManyCombinations_isFoundWithoutRecursion() {
        String relationships =
                IntStream.range(0, 20_000)
                        .mapToObj(i ->
                                """
                                {"category": "installed_on", "product_reference": "R%d", "relates_to_product_reference": "P",
                                 "full_product_name": {"name": "n", "product_id": "R%d"}}\
                                """
                                        .formatted((i + 1) % 20_000, i))
                        .collect(Collectors.joining(","));
        var verdict =
                of(
                        "2.0",
                        """
                        , "product_tree": {"full_product_names": [{"name": "n", "product_id": "P"}], "relationships": [%s]}\
                        """
                                .formatted(relationships));

        assertThat(verdict.failedTests()).containsExactly("6.1.3");
    }

    @Test
    @Timeout(30)
    void endlessGroups_areNotFollowed_andThatIsSaid() {
        String products =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "\"P" + i + "\"")
                        .collect(Collectors.joining(","));
        String names =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "{\"name\": \"n\", \"product_id\": \"P" + i + "\"}")
                        .collect(Collectors.joining(","));
        String flags =
                IntStream.range(0, 20_000)
                        .mapToObj(i ->
                                "{\"label\": \"component_not_present\", \"group_ids\": [\"G\"]}")
                        .collect(Collectors.joining(","));
        var verdict =
                of(
                        "2.0",
                        """
                        , "product_tree": {"full_product_names": [%s], "product_groups": [{"group_id": "G", "product_ids": [%s]}]},
                        "vulnerabilities": [{"flags": [%s]}]\
                        """
                                .formatted(names, products, flags));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unjudged()).anyMatch(what -> what.startsWith("6.1.33 not tested"));
    }

    @Test
    void flagsOfTwoGroups_thatShareAProduct_contradict() {
        var verdict =
                of(
                        "2.0",
                        """
                        , "product_tree": {"full_product_names": [{"name": "n", "product_id": "P"}, {"name": "n", "product_id": "Q"}],
                          "product_groups": [{"group_id": "G", "product_ids": ["P", "Q"]}]},
                        "vulnerabilities": [{"flags": [
                          {"label": "component_not_present", "group_ids": ["G"], "product_ids": ["P"]},
                          {"label": "vulnerable_code_not_present", "product_ids": ["Q"]}]}]\
                        """);

        assertThat(verdict.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.test()).isEqualTo("6.1.33");
                    assertThat(finding.pointer()).isEqualTo("/vulnerabilities/0/flags/1");
                });
    }

    @Test
    void report_namesFileVersionTestAndPlace() {
        var verdict =
                of(
                        "2.0",
                        ", \"vulnerabilities\": [{\"remediations\": [{\"category\": \"vendor_fix\"}]}]");

        assertThat(CsafReport.of("a.json", verdict))
                .isEqualTo(
                        """
                        a.json: CSAF 2.0, fails 1 mandatory test
                          6.1.29 Remediation without Product Reference
                            /vulnerabilities/0/remediations/0: names neither product_ids nor group_ids
                        """);
        assertThat(CsafReport.of("b.json", of("2.1", "")))
                .isEqualTo("b.json: CSAF 2.1, passes all mandatory tests\n");
    }

    @Test
    void extension_thatNobodyKnows_isNotTested_andThatIsSaid() {
        var verdict =
                of(
                        "2.1",
                        """
                        , "x_extensions": [{"$schema": "https://example.com/x_1.0.0.json", "category": "essential",
                           "critical": true, "content": {"a": 1}}]\
                        """);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unjudged()).hasSize(1).first().asString().contains("x_1.0.0.json");
        assertThat(List.copyOf(verdict.failedTests())).isEmpty();
    }
}
