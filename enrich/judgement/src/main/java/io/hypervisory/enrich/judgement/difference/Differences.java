package io.hypervisory.enrich.judgement.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What differs between two contents, as JSON pointers (RFC 6901): a line that was dropped stands
/// under its place before, one that was added under its place after. Pure, thread-safe.
public final class Differences {
    /// Of a longer value only what stands around the first difference is told: the full text stands
    /// in the record.
    private static final int LONGEST_VALUE = 2_000;

    /// So much of it before the difference.
    private static final int BEFORE_IT = 200;

    /// Beyond these only their number is told, field by field, so that no field hides another.
    private static final int MOST = 200;

    /// Finding the lines of two lists that belong together takes steps of the order of lines times
    /// differences. With more lines than this that differ they are paired by place.
    private static final int MOST_LINES = 4_000;

    private static final String MORE = " more differences\"";
    private static final Pattern FURTHER = Pattern.compile("\"and (\\d{1,9})" + MORE);

    private Differences() {}

    /// @return in the order of the fields; where there are very many, each field ends with a line
    ///   that says how many more it has, see [#count]
    public static List<Difference> between(Object before, Object after) {
        var found = new ArrayList<Difference>();
        compare("", Json.MAPPER.valueToTree(before), Json.MAPPER.valueToTree(after), found);
        return found.size() <= MOST ? found : most(found);
    }

    /// How many there were, with those of which only the number is told.
    public static int count(List<Difference> told) {
        int count = 0;
        for (Difference each : told) {
            String after = each.after();
            Matcher further = FURTHER.matcher(after == null ? "" : after);
            boolean isNumber = each.before() == null && further.matches();
            count += isNumber ? Integer.parseInt(further.group(1)) : 1;
        }
        return count;
    }

    private static List<Difference> most(List<Difference> found) {
        var fields = new LinkedHashMap<String, List<Difference>>();
        for (Difference each : found) {
            fields.computeIfAbsent(field(each.path()), _ -> new ArrayList<>()).add(each);
        }
        int share = Math.max(1, MOST / fields.size());
        var told = new ArrayList<Difference>();
        fields.forEach((field, some) -> {
            told.addAll(some.subList(0, Math.min(share, some.size())));
            if (some.size() > share) {
                int more = some.size() - share;
                told.add(new Difference(field, null, "\"and " + more + MORE));
            }
        });
        return told;
    }

    private static String field(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static void compare(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            List<Difference> found) {
        if (before != null && before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name ->
                    compare(Pointers.member(path, name), before.get(name), after.get(name), found));
            return;
        }
        if (before != null && after != null && before.isArray() && after.isArray()) {
            lists(path, before.valueStream().toList(), after.valueStream().toList(), found);
            return;
        }
        found.add(difference(path, before, after));
    }

    private static void lists(
            String path, List<JsonNode> before, List<JsonNode> after, List<Difference> found) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail)
                        .equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        var was = before.subList(head, before.size() - tail);
        var is = after.subList(head, after.size() - tail);
        if (was.size() + is.size() > MOST_LINES) {
            pairs(path, head, was, head, is, found);
            return;
        }
        for (AbstractDelta<JsonNode> delta : DiffUtils.diff(was, is).getDeltas()) {
            pairs(
                    path,
                    head + delta.getSource().getPosition(),
                    delta.getSource().getLines(),
                    head + delta.getTarget().getPosition(),
                    delta.getTarget().getLines(),
                    found);
        }
    }

    /// @param from, to where the lines stand in their lists
    private static void pairs(
            String path,
            int from,
            List<JsonNode> before,
            int to,
            List<JsonNode> after,
            List<Difference> found) {
        int both = Math.min(before.size(), after.size());
        for (int i = 0; i < both; i++) {
            compare(Pointers.line(path, to + i), before.get(i), after.get(i), found);
        }
        for (int i = both; i < before.size(); i++) {
            found.add(difference(Pointers.line(path, from + i), before.get(i), null));
        }
        for (int i = both; i < after.size(); i++) {
            found.add(difference(Pointers.line(path, to + i), null, after.get(i)));
        }
    }

    private static Difference difference(
            String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        String was = before == null ? null : before.toString();
        String is = after == null ? null : after.toString();
        int at = was == null || is == null ? 0 : firstDifference(was, is);
        return new Difference(path, around(at, was), around(at, is));
    }

    private static int firstDifference(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    private static @Nullable String around(int at, @Nullable String text) {
        if (text == null || text.length() <= LONGEST_VALUE) {
            return text;
        }
        boolean early = at < LONGEST_VALUE - BEFORE_IT;
        int start = early ? 0 : boundary(text, Math.min(at, text.length()) - BEFORE_IT);
        int end = boundary(text, Math.min(text.length(), start + LONGEST_VALUE));
        return (start > 0 ? "…" : "")
                + text.substring(start, end)
                + (end < text.length() ? "…" : "");
    }

    /// Not between the halves of a code point.
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                ? at - 1
                : at;
    }
}
