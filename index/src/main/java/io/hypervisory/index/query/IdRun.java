package io.hypervisory.index.query;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One or several words that a person types for an id: `VMSA 2008 0014`, `ms08067`, `08-067`, `KB
/// 1003176`, `2008-0923`, `CPU January 2021`.
///
/// @param words how many of the query's words it takes
/// @param text as written
/// @param readings what it may be, each a clause of its own
record IdRun(int words, String text, List<Clause> readings) {
    private static final String GAP = "[-_:./#\\s\u2010\u2011\u2013]{0,3}";

    /// Written loosely, from one word to several. What follows must not be a part of it.
    private static final Pattern LOOSE =
            Pattern.compile(
                    ("(?:(?:cve|can)~(?<year>(?:19|20)\\d\\d)~(?<serial>\\d{4,19})"
                                    + "|vmsa~\\d{4}~\\d{1,5}(?:\\.\\d{1,3})?"
                                    + "|vmsa~(?<vmsaYear>\\d{2})[-_:./#\\s](?<vmsa>\\d{1,5})"
                                    + "|(?<bulletin>(?:9[89]|0\\d|1[0-7])-\\d{1,3})"
                                    + "|ms~\\d{2}~\\d{1,3}"
                                    + "|(?<article>(?:kb|q)~(?<number>\\d{4,8}))"
                                    + "|(?<round>esx[ei]?~\\d{3}~20\\d{4})(?=\\s|$)"
                                    + "|esx[ei]?~\\d{0,3}~\\d{6,9}(?:~[itco])?(?:~[sbu]g)?"
                                    + "|esx~\\d(?:\\.\\d){1,2}~(?:upgrade~)?patch~\\d{1,3}"
                                    + "|(?:cpu|critical~patch~update)~(?<month>jan|apr|jul|oct)"
                                    + "(?:uary|il|y|ober)?~(?<of>(?:19|20)\\d\\d)"
                                    + "|(?:xsa|ctx|qsb|adv|dsa|dla|usn)~\\d{1,8}(?:~\\d{1,3})?"
                                    + "|(?:vza|vzl[sbe]a|rh[sbe]a|el[sb]a|ovm[sb]a|psa)~\\d{4}~\\d{1,6}"
                                    + "|(?<bare>(?:19|20)\\d\\d[-\u2010\u2011\u2013]\\d{4,7}))(?=\\s|$)")
                            .replace("~", GAP),
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern LETTERS = Pattern.compile("(\\p{Alpha}{2,4})(?=" + GAP + "\\d)");

    /// Two letters side by side that have changed places, as in `VSMA` and `SM`.
    private static final Map<String, String> SWAPPED =
            Stream.of("vmsa", "cve", "xsa", "ctx", "ms", "kb", "esx")
                    .flatMap(right -> swaps(right).map(swapped -> Map.entry(swapped, right)))
                    .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// The number of an article whose id has nothing between its letters and its number.
    private static final Pattern ARTICLE = Pattern.compile("\\d{6}");

    private static final Pattern JOINED = Pattern.compile("\\p{Alnum}+(?:[-_:./]\\p{Alnum}+)+");
    private static final Pattern VERSION = Pattern.compile("v?\\d+(?:\\.\\d+)+");
    private static final int MOST_WORDS = 6;

    IdRun {
        readings = List.copyOf(readings);
    }

    /// The one that begins with the first of these words; null when none does.
    static @Nullable IdRun at(List<String> words) {
        String text = String.join(" ", words.subList(0, Math.min(MOST_WORDS, words.size())));
        Matcher loose = LOOSE.matcher(mended(text));
        if (loose.lookingAt()) {
            String run = text.substring(0, loose.end());
            return new IdRun(
                    (int) run.chars().filter(c -> c == ' ').count() + 1, run, readings(loose));
        }
        String first = words.getFirst();
        boolean isId =
                first.chars().filter(Character::isDigit).count() >= 3
                        && !VERSION.matcher(first).matches()
                        && (JOINED.matcher(first).matches() || first.matches("\\d{5,}"));
        return isId || !normal(first).isEmpty() ? new IdRun(1, first, readings(first)) : null;
    }

    /// As long as before.
    private static String mended(String text) {
        Matcher letters = LETTERS.matcher(text);
        if (!letters.lookingAt()) {
            return text;
        }
        String written = letters.group();
        String right = SWAPPED.getOrDefault(written.toLowerCase(Locale.ROOT), written);
        return right + text.substring(written.length());
    }

    private static Stream<String> swaps(String word) {
        return IntStream.range(1, word.length())
                .mapToObj(i ->
                        word.substring(0, i - 1)
                                + word.charAt(i)
                                + word.charAt(i - 1)
                                + word.substring(i + 1));
    }

    private static List<Clause> readings(Matcher loose) {
        String run = loose.group();
        var readings = new ArrayList<>(readings(run));
        String number = loose.group("number");
        if (number != null) {
            readings.add(new Clause.Term(Field.ID, number));
            readings.add(new Clause.Term(Field.PATCH, "KB" + number));
            readings.add(new Clause.Term(Field.TEXT, number));
            readings.add(new Clause.Term(Field.TITLE, number));
        }
        if (loose.group("round") != null) {
            readings.add(new Clause.Pattern(Field.ID, run.replaceAll("[^\\p{Alnum}]+", "") + "*"));
        }
        if (loose.group("month") != null) {
            String round = "cpu" + loose.group("month") + loose.group("of");
            readings.add(new Clause.Term(Field.ID, round.toLowerCase(Locale.ROOT)));
        }
        if (loose.group("year") != null) {
            String cve = "CVE-" + loose.group("year") + "-" + serial(loose.group("serial"));
            readings.add(new Clause.Term(Field.CVE, cve));
        }
        if (loose.group("vmsa") != null) {
            String id = "VMSA-20" + loose.group("vmsaYear") + "-" + loose.group("vmsa");
            readings.add(new Clause.Term(Field.ID, id));
        }
        if (loose.group("bulletin") != null) {
            readings.add(new Clause.Term(Field.ID, "MS" + loose.group("bulletin")));
        }
        if (loose.group("bare") != null) {
            IdGrammar.cvesInColumn(run)
                    .forEach(cve -> readings.add(new Clause.Term(Field.CVE, cve)));
        }
        return readings;
    }

    /// Four digits, or more that begin with another one than zero.
    private static String serial(String typed) {
        return typed.replaceFirst("^0+(?=\\d{4})", "");
    }

    private static List<Clause> readings(String run) {
        var readings = new ArrayList<Clause>();
        readings.add(new Clause.Term(Field.ID, run));
        if (ARTICLE.matcher(run).matches()) {
            readings.add(new Clause.Term(Field.ID, "CTX" + run));
        }
        IdGrammar.cves(run).forEach(cve -> readings.add(new Clause.Term(Field.CVE, cve)));
        readings.addAll(ids(IdGrammar.mentions(run)));
        return readings;
    }

    /// What a word is that is an id in some spelling, with a vendor before it or not:
    /// `VMSA-2008-00011` is `vmware/VMSA-2008-0011`. Empty when it is none.
    static List<Clause> normal(String word) {
        String local = word.substring(word.indexOf('/') + 1);
        return ids(
                IdGrammar.mentions(local).stream()
                        .filter(mention -> mention.literal().equals(local))
                        .toList());
    }

    private static List<Clause> ids(List<Mention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.kind() != Mention.Kind.CVE)
                .<Clause>map(mention -> new Clause.Term(Field.ID, mention.id()))
                .toList();
    }
}
