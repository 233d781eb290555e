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
    FIRST(6, Map.of("symptoms", new Floor(70, 80))),

    /// 156 questions by somebody who had read the pages. First place when they were first asked:
    /// combined 88, ids 85, renames 54, symptoms 50, typing errors 85. Its misses were read, and
    /// nicknames, names of flaws, synonyms, what is denied and the rule for few came after, with
    /// four numbers that were looked at (0.6 and 3 of that rule, 10 for a time, 0.1 for a
    /// publisher's own notice). Fourteen questions without an answer had one among the other
    /// documents and were written anew; what the first run found was judged by somebody who knew no
    /// analyser either.
    SECOND(6, Map.of()),

    /// 30 symptoms by somebody who had read the pages: first asked 83 first, 90 among five. Its
    /// misses led to bare names of products, marks stuck to words, bulletins out of band, and
    /// `time-out` in two words.
    THIRD(1, Map.of("symptoms", new Floor(85, 90))),

    /// 180 questions by somebody who had read the pages and was told to ask symptoms in words of
    /// their own, not the page's. First asked: combined 97, ids 87, no answer 100, renames 83,
    /// symptoms 40, typing errors 97. Three forms of ids were learned from it; renames were
    /// gathered after it by somebody who knew none of these questions. Plain words, tried then,
    /// were taken out since sets one to four all fared worse with them.
    FOURTH(6, Map.of("symptoms", new Floor(43, 46))),

    /// 180 questions by somebody who had read the pages. First asked: combined 90, ids 100, no
    /// answer 93, renames 87 (90 among five), symptoms 67 (80 among five), typing errors 93.
    /// Learned from it: a month as digits. Plain words had been in when it was first asked.
    FIFTH(6, Map.of("symptoms", new Floor(70, 78), "renames", new Floor(85, 90))),

    /// 180 questions by somebody who had read the pages. First asked: combined 97, ids 97, no
    /// answer 73, renames 100, symptoms 77 (87 among five), typing errors 93. Learned from it:
    /// names that no table lists are not left out, most words are looked for beside words typed
    /// wrong, long texts have words by chance, and letters of ids that have changed places.
    SIXTH(6, Map.of("symptoms", new Floor(78, 90))),

    /// 180 questions by somebody who had read the pages. First asked: combined 100, ids 93, no
    /// answer 100, renames 87 (90 among five), symptoms 63 (73 among five), typing errors 97.
    /// Learned from it: the bundles of a round by its month.
    SEVENTH(6, Map.of("symptoms", new Floor(60, 70), "renames", new Floor(85, 90)));

    /// Percentages that a group must not fall below.
    record Floor(double first, double amongFive) {}

    /// What all are wanted to reach.
    private static final Floor WANTED = new Floor(90, 90);

    private final int groups;
    private final Map<String, Floor> others;

    /// @param others floors of groups that do not reach what is wanted
    QuestionSet(int groups, Map<String, Floor> others) {
        this.groups = groups;
        this.others = others;
    }

    int groups() {
        return groups;
    }

    Floor least(String group) {
        return others.getOrDefault(group, WANTED);
    }

    List<RelevanceQuery> questions() throws IOException {
        return RelevanceQuery.all(name().toLowerCase(Locale.ROOT) + ".jsonl");
    }
}
