package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which paths are meant: `*` is any text and `?` any character within a folder, `**` any text at
/// all, `**/` any folders or none, `{a,b}` one of several; everything else is itself. Small and
/// capital letters differ. Paths are separated by `/` on every system, which the JDK's own globs do
/// not promise. Immutable.
public record Glob(String text) {
    public static final Glob ALL = new Glob("**");

    public Glob {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a glob is blank");
        }
        regex(text);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Glob parse(String text) {
        return new Glob(text);
    }

    public Predicate<String> matcher() {
        return regex(text).asMatchPredicate();
    }

    private static Pattern regex(String glob) {
        var regex = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*') {
                String stars = stars(glob, i);
                regex.append(
                        switch (stars) {
                            case "**/" -> "(?:.*/)?";
                            case "**" -> ".*";
                            default -> "[^/]*";
                        });
                i += stars.length() - 1;
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            regex.append(translated(c, depth));
        }
        if (depth != 0) {
            throw new IllegalArgumentException("the braces of the glob " + glob + " do not match");
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String stars(String glob, int at) {
        if (!glob.startsWith("**", at)) {
            return "*";
        }
        boolean folder = (at == 0 || glob.charAt(at - 1) == '/') && glob.startsWith("**/", at);
        return folder ? "**/" : "**";
    }

    private static String translated(char c, int depth) {
        return switch (c) {
            case '?' -> "[^/]";
            case '{' -> "(?:";
            case '}' -> ")";
            case ',' -> depth > 0 ? "|" : ",";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
