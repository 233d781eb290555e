package io.hypervisory.docker.bench;

import io.hypervisory.enrich.contract.Advisory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/// A hundred different questions to [GeneratedAdvisories], as people ask them: words, phrases, ids
/// and fields; a fifth of them broad. The same at each run.
final class GeneratedQueries {
    static final int COUNT = 100;

    /// Every fifth: by a word or a field that a large part of the advisories has.
    static final int BROAD = COUNT / 5;

    private final GeneratedAdvisories advisories;
    private final int documents;
    private final Random random = new Random(7);

    /// @param documents whose words are asked for
    GeneratedQueries(GeneratedAdvisories advisories, int documents) {
        this.advisories = advisories;
        this.documents = documents;
    }

    List<String> all() {
        var broad = new LinkedHashSet<String>();
        while (broad.size() < BROAD) {
            broad.add(broad(broad.size()));
        }
        var narrow = new LinkedHashSet<String>();
        while (narrow.size() < COUNT - BROAD) {
            narrow.add(narrow(narrow.size()));
        }
        var all = new ArrayList<>(broad);
        all.addAll(narrow);
        return List.copyOf(all);
    }

    /// Of half a million advisories each is in more than ten thousand.
    private String broad(int number) {
        return switch (number % 4) {
            case 0 -> word(5, 60);
            case 1 -> word(5, 25) + " " + word(25, 50);
            case 2 ->
                    "vendor:"
                            + GeneratedAdvisories.VENDORS.get(random.nextInt(2))
                            + " "
                            + word(5, 40);
            default -> {
                int year = GeneratedAdvisories.FIRST_YEAR + random.nextInt(13);
                yield "impact:%s published:[%d-01-01 TO %d-12-31]"
                        .formatted(GeneratedAdvisories.IMPACTS.getFirst(), year, year + 3);
            }
        };
    }

    private String narrow(int number) {
        return switch (number % 8) {
            case 0 -> word(300, 10_000);
            case 1 -> word(100, 1_000) + " " + word(100, 1_000);
            case 2 -> phrase();
            case 3 -> GeneratedAdvisories.cve(random.nextInt(GeneratedAdvisories.CVES));
            case 4 ->
                    "vendor:"
                            + GeneratedAdvisories.VENDORS.get(random.nextInt(5))
                            + " year:"
                            + year()
                            + " "
                            + word(80, 2_000);
            case 5 ->
                    "product:\""
                            + GeneratedAdvisories.product(
                                    random.nextInt(GeneratedAdvisories.PRODUCTS))
                            + "\"";
            case 6 -> {
                Advisory one = advisories.advisory(random.nextInt(documents));
                yield one.id().local();
            }
            default ->
                    "severity:Critical component:"
                            + GeneratedAdvisories.COMPONENTS.get(random.nextInt(5))
                            + " "
                            + word(200, 3_000);
        };
    }

    private String word(int fromRank, int untilRank) {
        return advisories.words().ofRank(random.nextInt(fromRank, untilRank));
    }

    private int year() {
        return GeneratedAdvisories.FIRST_YEAR + random.nextInt(17);
    }

    /// Three words of somebody's first sentence.
    private String phrase() {
        Advisory one = advisories.advisory(random.nextInt(documents));
        String[] words = one.content().notes().getFirst().text().split("[. ]+");
        int at = words.length <= 3 ? 0 : random.nextInt(words.length - 3);
        return "\""
                + String.join(" ", List.of(words).subList(at, Math.min(words.length, at + 3)))
                + "\"";
    }
}
