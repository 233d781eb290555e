package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The block of fields above an advisory's sections. Thread-safe.
///
/// @param fields by lower-case name, values on one line
/// @param end index of the first line behind the block; 0 when there is none
record VmsaHead(Map<String, String> fields, int end) {
    static final String ID = "advisory id";

    private static final Pattern FIELD =
            Pattern.compile("( *)([A-Za-z][A-Za-z0-9 ()]{1,24}?) *:(?: *(.*))?");
    static final String SEVERITY = "advisory severity";

    /// CVSS scores of all issues, `5.9-7.5`, or one number.
    static final String RANGE = "cvss range";

    private static final Pattern RULE = Pattern.compile("\\s*[-=_]{5,}[-=_ ]*");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final List<String> KNOWN =
            List.of(ID, "synopsis", "issue date", "updated on", "cve numbers", SEVERITY, RANGE);

    VmsaHead {
        fields = Map.copyOf(fields);
    }

    @Nullable String field(String name) {
        return fields.get(name);
    }

    static VmsaHead in(List<String> lines, Unread unread) {
        int start = start(lines);
        if (start < 0) {
            return new VmsaHead(Map.of(), 0);
        }
        int indent = indent(lines.get(start));
        var values = new LinkedHashMap<String, List<String>>();
        List<String> value = new ArrayList<>();
        int at = start;
        for (; at < lines.size() && !ends(lines.get(at)); at++) {
            Matcher field = FIELD.matcher(lines.get(at));
            if (field.matches() && indent(lines.get(at)) <= indent && isLabel(field.group(2))) {
                value = new ArrayList<>();
                values.putIfAbsent(name(field.group(2)), value);
                value.add(field.group(3) == null ? "" : field.group(3));
            } else {
                value.add(lines.get(at));
            }
        }
        var fields = new LinkedHashMap<String, String>();
        values.forEach((name, parts) -> fields.put(name, MailText.joined(parts)));
        fields.values().removeIf(String::isEmpty);
        fields.forEach((name, text) -> {
            if (!KNOWN.contains(name)) {
                unread.note("head: " + name + ": " + text);
            }
        });
        return new VmsaHead(fields, at);
    }

    private static int start(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher field = FIELD.matcher(lines.get(i));
            if (field.matches() && name(field.group(2)).equals(ID)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean ends(String line) {
        return RULE.matcher(line).matches() || VmsaSections.isHeading(line);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// In small letters a line may be a synopsis that goes on.
    private static boolean isLabel(String written) {
        return Character.isUpperCase(written.charAt(0)) || KNOWN.contains(name(written));
    }

    /// A label as a page writes it, less its colon.
    static String label(String written) {
        int end = written.length();
        while (end > 0 && (written.charAt(end - 1) == ':' || written.charAt(end - 1) == ' ')) {
            end--;
        }
        return written.substring(0, end);
    }

    /// `CVE`, `CVE number`, `CVE name(s)`, `CVE(s)` are one field, `CVSSv3 Range` and `CVSSv4
    /// Range` another, `Severity` and `Advisory Severity` a third.
    private static String name(String written) {
        String name = SPACES.matcher(written.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        if (name.equals("severity")) {
            return SEVERITY;
        }
        if (name.startsWith("cvss")) {
            return RANGE;
        }
        return name.startsWith("cve") ? "cve numbers" : name;
    }
}
