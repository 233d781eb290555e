package io.hypervisory.docker.relevance;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who asked, what they had seen, and what was learned from their questions since. A set that
/// something was learned from flatters; how it fared when it was first asked is the honest figure.
enum QuestionSet {
    /// 231 questions by somebody who had read the facts that the archive is made from and not its
    /// pages, which say less: some symptoms stand on no page. How much a name counts and what share
    /// of the words will do was chosen by them. In normal form since: `vmware/ESX 2.5.4 upgrade
    /// patch 16` and its like; left out: six on CVEs of which the archive has no notice.
    FIRST(6, Map.of("symptoms", 70.0)),

    /// 156 questions by somebody who had read the pages. First place when they were first asked:
    /// combined 88, ids 85, renames 54, symptoms 50, typing errors 85. Its misses were read, and
    /// nicknames, names of flaws, synonyms, what is denied and the rule for few came after.
    /// Fourteen questions without an answer had one among the other documents and were written
    /// anew; what the first run found was judged by somebody who knew no analyser either.
    SECOND(6, Map.of()),

    /// 30 symptoms by somebody who had read the pages: first asked 83 first, 90 among five. Its
    /// misses led to the product that a query names, patch days, and `time-out` in two words.
    THIRD(1, Map.of("symptoms", 85.0)),

    /// 180 questions by somebody who had read the pages and was told to ask symptoms in words of
    /// their own, not the page's. First asked: combined 97, ids 87, no answer 100, renames 83,
    /// symptoms 40, typing errors 97. Three forms of ids were learned from it; renames of products
    /// were gathered after it by somebody who knew none of these questions.
    FOURTH(6, Map.of("symptoms", 35.0)),

    /// 180 questions by somebody who had read the pages. First asked: combined 90, ids 100, no
    /// answer 93, renames 87 (90 among five), symptoms 67 (80 among five), typing errors 93.
    /// Nothing was learned from it.
    FIFTH(6, Map.of("symptoms", 65.0, "renames", 85.0));

    private static final double LEAST = 90;

    private final int groups;
    private final Map<String, Double> others;

    /// @param others what groups must not fall below that are not at the usual percentage
    QuestionSet(int groups, Map<String, Double> others) {
        this.groups = groups;
        this.others = others;
    }

    int groups() {
        return groups;
    }

    /// In percent.
    double least(String group) {
        return others.getOrDefault(group, LEAST);
    }

    List<RelevanceQuery> questions() throws IOException {
        return RelevanceQuery.all(name().toLowerCase(Locale.ROOT) + ".jsonl");
    }
}
