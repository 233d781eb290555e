package io.hypervisory.index.query;

import io.hypervisory.ingest.contract.product.OtherNames;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.Platforms;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what bare words mean in this field, and adds it to the tree, so that every back end finds
/// it: ids in whatever spelling, vendors and products by all their names, words of the field by
/// what means the same, months. What is in quotes or behind a field stays as written, but for the
/// spelling of an id. Pure, thread-safe.
public final class Expansion {
    private static final Vocabulary VOCABULARY = Vocabulary.STANDARD;

    /// They say nothing of what is looked for, or what everything here is about.
    private static final Set<String> FUNCTION_WORDS =
            Set.of(
                    "a",
                    "an",
                    "and",
                    "another",
                    "any",
                    "are",
                    "as",
                    "at",
                    "be",
                    "been",
                    "bug",
                    "bugs",
                    "but",
                    "by",
                    "can",
                    "could",
                    "do",
                    "does",
                    "flaw",
                    "flaws",
                    "for",
                    "from",
                    "has",
                    "have",
                    "how",
                    "if",
                    "in",
                    "into",
                    "is",
                    "issue",
                    "issues",
                    "it",
                    "its",
                    "must",
                    "my",
                    "not",
                    "of",
                    "on",
                    "or",
                    "other",
                    "our",
                    "so",
                    "some",
                    "than",
                    "that",
                    "the",
                    "their",
                    "then",
                    "there",
                    "these",
                    "this",
                    "through",
                    "to",
                    "too",
                    "very",
                    "vulnerabilities",
                    "vulnerability",
                    "was",
                    "we",
                    "were",
                    "what",
                    "when",
                    "where",
                    "which",
                    "who",
                    "why",
                    "will",
                    "with",
                    "would",
                    "you",
                    "your");

    /// Words of the language as well as vendors.
    private static final Set<String> NO_VENDOR = Set.of("kernel", "linux", "sun", "xen");

    private static final Pattern VERSION = Pattern.compile("v?(\\d+(?:\\.\\d+)+)");
    private static final Pattern MARKS = Pattern.compile("[,;:.!]+$");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern MONTH = Pattern.compile("(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])");
    private static final Pattern NUMBERED = Pattern.compile("(.+) \\d{4,}");
    private static final int LONGEST_PRODUCT = 8;
    private static final int LONGEST_VENDOR = 3;

    private Expansion() {}

    /// The same tree with all that its bare words mean.
    public static Clause of(Clause clause) {
        return switch (clause) {
            case Clause.And(var parts) -> and(parts);
            case Clause.Or(var parts) -> new Clause.Or(parts.stream().map(Expansion::of).toList());
            case Clause.Not(var part) -> new Clause.Not(of(part));
            case Clause.Term(var field, var word) when field == Field.ANY ->
                    words(List.of(withoutMarks(word))).getFirst();
            case Clause.Term(var field, var id) when field == Field.ID -> id(clause, id);
            default -> clause;
        };
    }

    /// An id in whatever spelling is the one that its grammar makes of it.
    private static Clause id(Clause written, String id) {
        List<Clause> normal =
                IdRun.normal(id).stream().filter(other -> !other.equals(written)).toList();
        return normal.isEmpty() ? written : new Clause.Either(written, normal);
    }

    private static Clause and(List<Clause> parts) {
        var all = new ArrayList<Clause>();
        var run = new ArrayList<String>();
        for (Clause part : parts) {
            if (part instanceof Clause.Term(var field, var word) && field == Field.ANY) {
                run.add(withoutMarks(word));
            } else {
                all.addAll(words(run));
                run.clear();
                all.add(of(part));
            }
        }
        all.addAll(words(run));
        return all.size() == 1 ? all.getFirst() : new Clause.And(all);
    }

    /// A word as it stands in a sentence: `Server,` is `Server`. What is nothing else stays.
    private static String withoutMarks(String word) {
        String bare = MARKS.matcher(word).replaceFirst("");
        return bare.isEmpty() ? word : bare;
    }

    /// What words side by side mean, each meaning a clause.
    private static List<Clause> words(List<String> words) {
        boolean isSaid = !words.stream().allMatch(Expansion::isFunctionWord);
        var all = new ArrayList<Clause>();
        int at = 0;
        while (at < words.size()) {
            Meaning meaning = meaning(words.subList(at, words.size()));
            boolean isNothing = isSaid && meaning.words() == 1 && isFunctionWord(words.get(at));
            if (!isNothing) {
                all.add(meaning.clause());
            }
            at += meaning.words();
        }
        return all;
    }

    /// In capitals it may be a name: `CAN`, `IT`.
    private static boolean isFunctionWord(String word) {
        return FUNCTION_WORDS.contains(word);
    }

    private static List<String> withoutFunctionWords(List<String> words) {
        return words.stream().filter(word -> !isFunctionWord(word)).toList();
    }

    private record Meaning(int words, Clause clause) {}

    /// Of the longest run that begins with the first of these.
    private static Meaning meaning(List<String> words) {
        IdRun id = IdRun.at(words);
        if (id != null) {
            var readings = new ArrayList<>(id.readings());
            readings.addAll(dates(id.text()));
            return new Meaning(id.words(), either(words.subList(0, id.words()), readings));
        }
        int longest =
                Math.min(
                        words.size(),
                        Math.max(LONGEST_PRODUCT, Math.max(LONGEST_VENDOR, VOCABULARY.longest())));
        for (int length = longest; length > 0; length--) {
            List<String> run = words.subList(0, length);
            // `power on` and `not boot` are names, `denial of` and `in memory` are not
            List<Clause> others =
                    isFunctionWord(run.getFirst()) || isFunctionWord(run.getLast())
                            ? VOCABULARY.others(String.join(" ", run))
                            : others(run);
            if (!others.isEmpty()) {
                return new Meaning(length, either(run, others));
            }
        }
        return new Meaning(1, new Clause.Term(Field.ANY, words.getFirst()));
    }

    private static Clause either(List<String> run, List<Clause> others) {
        return new Clause.Either(asWritten(run), others);
    }

    private static Clause asWritten(List<String> run) {
        List<String> said = withoutFunctionWords(run);
        List<Clause> terms =
                (said.isEmpty() ? run : said)
                        .stream().<Clause>map(word -> new Clause.Term(Field.ANY, word)).toList();
        return terms.size() == 1 ? terms.getFirst() : new Clause.And(terms);
    }

    /// A name may hold function words, as `denial of service` does, or have been asked with some
    /// between its words.
    private static List<Clause> others(List<String> run) {
        var others = new LinkedHashSet<Clause>(VOCABULARY.others(String.join(" ", run)));
        List<String> said = withoutFunctionWords(run);
        if (said.isEmpty()) {
            return List.copyOf(others);
        }
        String name = String.join(" ", said).toLowerCase(Locale.ROOT);
        others.addAll(VOCABULARY.others(name));
        others.addAll(products(name));
        others.addAll(vendors(name, said));
        others.addAll(dates(name));
        var version = VERSION.matcher(name);
        if (version.matches()) {
            others.add(new Clause.Pattern(Field.ANY, version.group(1) + ".*"));
        }
        return List.copyOf(others);
    }

    /// The platform, and where no release is said, all that its product is called.
    private static List<Clause> products(String name) {
        var found = new ArrayList<Clause>();
        for (Platform platform : platforms(name)) {
            found.add(new Clause.Term(Field.PLATFORMS, platform.id()));
            if (platform.release() == null) {
                OtherNames.ofProduct(platform.product()).stream()
                        .filter(other -> !holds(other, name))
                        .forEach(other -> found.add(Vocabulary.named(other)));
            }
        }
        return found;
    }

    /// A year or a number of an id behind a product's name is none of its releases.
    private static SortedSet<Platform> platforms(String name) {
        var platforms = Platforms.of(null, name, null);
        var numbered = NUMBERED.matcher(name);
        boolean isMore =
                numbered.matches()
                        && platforms.equals(Platforms.of(null, numbered.group(1), null))
                        && platforms.stream()
                                .noneMatch(each ->
                                        OtherNames.ofProduct(each.product()).contains(name));
        return isMore ? Collections.emptySortedSet() : platforms;
    }

    /// Whether what is called by the longer name is found by the shorter one.
    private static boolean holds(String longer, String shorter) {
        return (" " + longer + " ").contains(" " + shorter + " ");
    }

    /// `Broadcom ESX` is the ESX of who was bought by Broadcom.
    private static List<Clause> vendors(String name, List<String> run) {
        for (int length = Math.min(LONGEST_VENDOR, run.size()); length > 0; length--) {
            String vendor = String.join(" ", run.subList(0, length)).toLowerCase(Locale.ROOT);
            List<String> slugs =
                    NO_VENDOR.contains(vendor) ? List.of() : OtherNames.vendors(vendor);
            boolean isProduct = length == run.size() || !platforms(name).isEmpty();
            if (!slugs.isEmpty() && isProduct) {
                List<String> rest = run.subList(length, run.size());
                return slugs.stream().map(slug -> ofVendor(slug, rest)).toList();
            }
        }
        return List.of();
    }

    private static Clause ofVendor(String slug, List<String> rest) {
        Clause vendor = new Clause.Term(Field.VENDOR, slug);
        return rest.isEmpty()
                ? vendor
                : new Clause.And(
                        Stream.concat(Stream.of(vendor), Stream.of(asWritten(rest))).toList());
    }

    /// A year, or a month of one, in which it came out: `2008`, `November 2008`, `2008-11`.
    private static List<Clause> dates(String name) {
        if (YEAR.matcher(name).matches()) {
            return List.of(new Clause.Term(Field.YEAR, name));
        }
        if (MONTH.matcher(name).matches()) {
            return List.of(in(YearMonth.parse(name)));
        }
        String[] words = name.split(" ");
        Month month = words.length == 2 ? month(words[0]) : null;
        return month == null || !YEAR.matcher(words[1]).matches()
                ? List.of()
                : List.of(in(YearMonth.of(Integer.parseInt(words[1]), month)));
    }

    private static Clause in(YearMonth month) {
        LocalDate first = month.atDay(1);
        return new Clause.Period(
                Field.PUBLISHED,
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                first.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static @Nullable Month month(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month ->
                        month.name().equals(upper)
                                || upper.length() == 3 && month.name().startsWith(upper))
                .findFirst()
                .orElse(null);
    }
}
