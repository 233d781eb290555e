package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Markup;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One statement of a header comment `Expect:` that names a title, link, id or date of a feed or an
/// entry: `entries[0]['title'] == 'x'`.
///
/// @param entry the entry's number; -1 for the feed itself
/// @param value a text, the first six numbers of a date, or null where it says that there is none
record FeedStatement(int entry, String field, @Nullable Object value, String said) {
    private static final Pattern EXPECT = Pattern.compile("Expect:\\s*([^\\r\\n]*)");
    private static final String NAMES =
            "(title|link|id|guid|(?:published|updated|created|modified|expired|validity_start|validity_end)(?:_parsed)?)";
    private static final Pattern EQUAL =
            Pattern.compile(
                    "(?:feed|entries\\[(\\d+)])(?:\\['"
                            + NAMES
                            + "'](?!\\[)|\\."
                            + NAMES
                            + "\\b|\\['(title)_detail']\\['value'])\\s*==\\s*(?:u?('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")|\\(([\\d, ]+)\\))");
    private static final Pattern NONE =
            Pattern.compile("not entries\\[(\\d+)]\\.has_key\\('" + NAMES + "'\\)");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:feed|entries\\[\\d+])(?:\\['"
                            + NAMES
                            + "'](?!\\[)|\\."
                            + NAMES
                            + "\\b|\\['title_detail']\\['value']|\\.has_key\\('"
                            + NAMES
                            + "'\\))");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))");

    /// How many statements name such a thing, understood or not.
    static int named(byte[] body) {
        String text = new String(body, ISO_8859_1).replace("\0", "");
        int named = 0;
        for (Matcher expect = EXPECT.matcher(text); expect.find(); ) {
            named += (int) NAMED.matcher(expect.group(1)).results().count();
        }
        return named;
    }

    /// Those of all the file's comments that are understood: equality with a text or a date, and
    /// absence.
    static List<FeedStatement> in(byte[] body) {
        String text = new String(body, ISO_8859_1).replace("\0", "");
        var statements = new ArrayList<FeedStatement>();
        for (Matcher expect = EXPECT.matcher(text); expect.find(); ) {
            EQUAL.matcher(expect.group(1))
                    .results()
                    .map(found -> {
                        String field =
                                Stream.of(found.group(2), found.group(3), found.group(4))
                                        .filter(name -> name != null)
                                        .findFirst()
                                        .orElseThrow();
                        Object value =
                                found.group(6) == null
                                        ? unquoted(found.group(5))
                                        : date(found.group(6));
                        return new FeedStatement(
                                number(found.group(1)), field, value, found.group());
                    })
                    .forEach(statements::add);
            NONE.matcher(expect.group(1))
                    .results()
                    .map(found ->
                            new FeedStatement(
                                    number(found.group(1)), found.group(2), null, found.group()))
                    .forEach(statements::add);
        }
        return statements;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }

    private static String unquoted(String literal) {
        return ESCAPE.matcher(literal.substring(1, literal.length() - 1))
                .replaceAll(escape -> {
                    String code = escape.group(1) == null ? escape.group(2) : escape.group(1);
                    String text =
                            code != null
                                    ? String.valueOf((char) Integer.parseInt(code, 16))
                                    : escape.group(3).replace('n', '\n').replace('t', '\t');
                    return Matcher.quoteReplacement(text);
                });
    }

    private static List<Integer> date(String numbers) {
        return Stream.of(numbers.split("\\s*,\\s*")).limit(6).map(Integer::valueOf).toList();
    }

    /// Titles are compared as a person reads them, both without markup; links and ids as they
    /// stand; dates as they stand, or by the instant, in UTC.
    boolean holds(ParsedFeed.Feed feed) {
        if (entry < 0) {
            return holds(feed.title(), feed.said());
        }
        if (entry >= feed.entries().size()) {
            return false;
        }
        ParsedFeed.Entry read = feed.entries().get(entry);
        return holds(read.title(), read.said());
    }

    private boolean holds(String title, ParsedFeed.Said read) {
        return switch (field.replace("_parsed", "")) {
            case "title" -> sameText(title);
            case "link" -> same(read.link());
            case "id", "guid" -> same(read.guid());
            case "published", "created" -> sameDate(read.published());
            case "updated", "modified" -> sameDate(read.updated());
            // of these we keep none
            case "expired", "validity_start", "validity_end" -> false;
            default -> throw new IllegalStateException(field);
        };
    }

    private boolean same(@Nullable String read) {
        return value == null ? read == null : value.equals(read);
    }

    private boolean sameText(String read) {
        return value instanceof String text
                && Markup.of(text).text().equals(Markup.of(read).text());
    }

    private boolean sameDate(@Nullable String read) {
        if (!(value instanceof List<?> numbers)) {
            return same(read);
        }
        var date = Dates.parse(read, Dates.UTC);
        if (date == null) {
            return false;
        }
        var utc = LocalDateTime.ofInstant(date.instant(), ZoneOffset.UTC);
        return numbers.equals(
                List.of(
                        utc.getYear(),
                        utc.getMonthValue(),
                        utc.getDayOfMonth(),
                        utc.getHour(),
                        utc.getMinute(),
                        utc.getSecond()));
    }
}
