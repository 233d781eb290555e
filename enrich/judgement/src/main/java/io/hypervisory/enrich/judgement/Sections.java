package io.hypervisory.enrich.judgement;

import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lettered sections of a text, each about the vulnerabilities that bear its heading as their
/// title. Immutable.
final class Sections {
    /// More than any advisory letters; a database's list is none.
    private static final int MOST = 200;

    /// By which headings are looked for: they may be wrapped, their beginnings are not.
    private static final int BEGINNING = 24;

    private static final int LONGEST_LETTER = 8;

    private final List<Section> sections;

    private Sections(List<Section> sections) {
        this.sections = sections;
    }

    /// @param letter `a`, `3a`; empty when none stands before the heading
    private record Section(int start, String letter, int[] parts) {}

    /// Null when the text has none.
    static @Nullable Sections in(String text, List<Vulnerability> vulnerabilities) {
        if (vulnerabilities.size() > MOST) {
            return null;
        }
        var found = new ArrayList<Section>();
        titled(vulnerabilities)
                .forEach((title, parts) -> {
                    String beginning = title.substring(0, Math.min(BEGINNING, title.length()));
                    for (int at = text.indexOf(beginning);
                            at >= 0;
                            at = text.indexOf(beginning, at + 1)) {
                        String letter = letterBefore(text, at);
                        if (letter != null && stands(title, text, at)) {
                            found.add(new Section(at, letter, parts));
                            break;
                        }
                    }
                });
        found.sort(Comparator.comparingInt(Section::start));
        return found.isEmpty() ? null : new Sections(found);
    }

    /// Whether a title stands there, wherever its lines are broken: two headings may begin alike.
    /// After a title of one word its line must end, too.
    private static boolean stands(String title, String text, int at) {
        int there = at;
        for (int i = 0; i < title.length(); i++) {
            boolean isSpace = Character.isWhitespace(title.charAt(i));
            if (there >= text.length() || isSpace != Character.isWhitespace(text.charAt(there))) {
                return false;
            }
            if (!isSpace && title.charAt(i) != text.charAt(there)) {
                return false;
            }
            there++;
            while (isSpace && there < text.length() && Character.isWhitespace(text.charAt(there))) {
                there++;
            }
        }
        return title.indexOf(' ') > 0 || there == text.length() || text.charAt(there) == '\n';
    }

    private static Map<String, int[]> titled(List<Vulnerability> vulnerabilities) {
        var titled = new LinkedHashMap<String, int[]>();
        for (int i = 0; i < vulnerabilities.size(); i++) {
            String title = vulnerabilities.get(i).title();
            if (title != null && !title.isBlank()) {
                titled.merge(title, new int[] {i}, Sections::joined);
            }
        }
        return titled;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    /// What stands between the line's start and a heading; null when that is more than a letter or
    /// number with its mark.
    private static @Nullable String letterBefore(String text, int heading) {
        int line = text.lastIndexOf('\n', heading - 1) + 1;
        if (heading - line > LONGEST_LETTER) {
            return null;
        }
        String before = text.substring(line, heading).strip();
        if (before.isEmpty() || ".)".indexOf(before.charAt(before.length() - 1)) < 0) {
            return null;
        }
        return before.substring(0, before.length() - 1).toLowerCase(Locale.ROOT);
    }

    int[] at(int start) {
        int[] parts = Evidence.OF_NONE;
        for (Section section : sections) {
            if (section.start() > start) {
                break;
            }
            parts = section.parts();
        }
        return parts;
    }

    /// The vulnerabilities of the section with this letter; none when it is not clear which.
    int[] lettered(String issue) {
        String folded = issue.toLowerCase(Locale.ROOT);
        int[] parts = Evidence.OF_NONE;
        for (Section section : sections) {
            if (!section.letter().isEmpty() && folded.endsWith(section.letter())) {
                if (parts.length > 0) {
                    return Evidence.OF_NONE;
                }
                parts = section.parts();
            }
        }
        return parts;
    }
}
