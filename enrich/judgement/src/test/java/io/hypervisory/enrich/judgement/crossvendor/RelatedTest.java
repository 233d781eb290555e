package io.hypervisory.enrich.judgement.crossvendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.crossvendor.Related.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelatedTest {
    private static final Set<String> NONE = Set.of();

    private static Links advisory(
            String id, Set<String> cves, Set<String> libraries, String... patches) {
        return new Links(id, "advisory", cves, libraries, NONE, NONE, Set.of(patches), NONE);
    }

    private static Links patch(String id, Set<String> supersedes, String... advisories) {
        return new Links(id, "patch", NONE, NONE, supersedes, Set.of(advisories), NONE, NONE);
    }

    private static Links post(String id, Set<String> cves, String... mentions) {
        return new Links(id, "post", cves, NONE, NONE, NONE, NONE, Set.of(mentions));
    }

    private static List<String> told(List<Related> related) {
        return related.stream()
                .map(each ->
                        each.notice().id()
                                + each.reasons().stream()
                                        .map(reason -> " " + reason.relation() + reason.via())
                                        .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void advisory_hasEveryRelation_theClosestFirst() {
        var subject = advisory("v/A", Set.of("CVE-1", "CVE-2"), Set.of("openssl"), "v/P1");
        var others =
                List.of(
                        post("blog/1", NONE, "v/A", "w/D"),
                        advisory("w/D", NONE, NONE),
                        advisory("w/C", NONE, Set.of("openssl", "curl")),
                        advisory("w/B1", Set.of("CVE-2", "CVE-3"), NONE),
                        advisory("w/B2", Set.of("CVE-1", "CVE-2"), Set.of("openssl")),
                        patch("v/P2", NONE, "v/A"),
                        patch("v/P1", NONE, "v/A"),
                        patch("v/P3", Set.of("v/P1"), "v/OTHER"),
                        post("blog/2", NONE, "w/C"),
                        subject);

        assertThat(told(Related.to(subject, others)))
                .containsExactly(
                        "v/P1 FIXED_BY[v/A, v/P1]",
                        "v/P2 FIXED_BY[v/A]",
                        "w/B2 CVE[CVE-1, CVE-2] LIBRARY[openssl]",
                        "w/B1 CVE[CVE-2]",
                        "w/C LIBRARY[openssl]",
                        "blog/1 MENTIONED_BY[v/A]",
                        "w/D MENTIONED_TOGETHER[blog/1]");
    }

    @Test
    void patch_knowsWhatItReplaces_whatReplacesIt_andItsAdvisories() {
        var subject = patch("v/P2", Set.of("v/P1"), "v/A");
        var others =
                List.of(
                        patch("v/P1", NONE),
                        patch("v/P3", Set.of("v/P2", "v/P1")),
                        advisory("v/A", NONE, NONE),
                        advisory("v/B", NONE, NONE, "v/P2"));

        assertThat(told(Related.to(subject, others)))
                .containsExactly(
                        "v/A FIXES[v/A]",
                        "v/B FIXES[v/P2]",
                        "v/P1 SUPERSEDES[v/P1]",
                        "v/P3 SUPERSEDED_BY[v/P2]");
    }

    @Test
    void post_mentionsNotices_andSharesCves() {
        var subject = post("blog/1", Set.of("CVE-1"), "v/A");
        var others =
                List.of(
                        advisory("v/A", Set.of("CVE-1"), NONE),
                        advisory("v/B", Set.of("CVE-2"), NONE),
                        post("blog/2", Set.of("CVE-1"), "v/A"));

        assertThat(told(Related.to(subject, others)))
                .containsExactly("v/A CVE[CVE-1] MENTIONS[v/A]", "blog/2 CVE[CVE-1]");
    }

    /// A patch and an advisory of one id are two notices.
    @Test
    void noticeOfTheSameIdAndAnotherType_isAnother() {
        var subject = advisory("v/X", Set.of("CVE-1"), NONE);
        var namesake = patch("v/X", NONE, "v/X");

        assertThat(told(Related.to(subject, List.of(subject, namesake))))
                .containsExactly("v/X FIXED_BY[v/X]");
    }

    @Test
    void hundredsOfCves_areCounted_andTwentyShown() {
        Set<String> cves =
                IntStream.range(100, 400).mapToObj(n -> "CVE-" + n).collect(Collectors.toSet());

        var reason =
                Related.to(advisory("v/A", cves, NONE), List.of(advisory("w/B", cves, NONE)))
                        .getFirst()
                        .reasons()
                        .getFirst();

        assertThat(reason)
                .isEqualTo(
                        new Reason(
                                Relation.CVE,
                                300,
                                IntStream.range(100, 120).mapToObj(n -> "CVE-" + n).toList()));
    }

    private static Label component(String value, Verdict verdict, @Nullable String words) {
        return new Label(value, verdict, "a.rule", words, "/notes/0/text", 0, 1, 0.8);
    }

    private static Classification judged(List<Label> components, List<Label> ofPart) {
        return new Classification(
                "1",
                List.of(),
                components,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Classification.Part(
                                "/vulnerabilities/0", "CVE-2008-1447", ofPart, List.of())),
                null);
    }

    @Test
    void libraries_areTheWordsOfLabelsThatHold_ofTheWholeAndOfEachPart() {
        var judged =
                judged(
                        List.of(
                                component("third-party", Verdict.YES, "OpenSSL library"),
                                component("third-party", Verdict.NO, "curl"),
                                component("third-party", Verdict.YES, null),
                                component("service-console", Verdict.YES, "bind")),
                        List.of(component("third-party", Verdict.YES, "Apache  Tomcat")));

        assertThat(Libraries.of(judged)).containsExactly("apache tomcat", "openssl");
        assertThat(Libraries.of(Classification.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "third-party component,",
        "Third party libraries in the product,",
        "service console package,",
        "Chromium CVE-2024-0519, chromium",
        "vulnerability in libxml2, libxml2",
        "libstdc++, libstdc++",
        "as used in,",
    })
    void wordsThatNameNothing_areNoLibrary(String words, @Nullable String library) {
        var judged = judged(List.of(component("third-party", Verdict.YES, words)), List.of());

        assertThat(Libraries.of(judged)).isEqualTo(library == null ? Set.of() : Set.of(library));
    }
}
