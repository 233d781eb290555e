package io.hypervisory.ingest.read.csaf.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Language tags by RFC 5646, with the subtags that IANA has registered. Thread-safe.
final class LanguageTags {
    private static final int LONGEST = 100;
    private static final int MOST_EXTENDED = 3;
    private static final Map<String, Set<String>> REGISTERED = load();

    private LanguageTags() {}

    private static Map<String, Set<String>> load() {
        var registered = new HashMap<String, Set<String>>();
        for (String line : Resource.lines("language-subtags.tsv")) {
            int tab = line.indexOf('\t');
            registered.put(line.substring(0, tab), Set.of(line.substring(tab + 1).split(" ")));
        }
        return registered;
    }

    static boolean valid(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (tag.length() > LONGEST) {
            return false;
        }
        List<String> parts = List.of(lower.split("-", -1));
        return is("grandfathered", lower)
                || (parts.getFirst().equals("x") && privateUse(parts, 0))
                || language(parts);
    }

    private static boolean is(String kind, String subtag) {
        return REGISTERED.getOrDefault(kind, Set.of()).contains(subtag);
    }

    private static boolean language(List<String> parts) {
        String language = parts.getFirst();
        if (!is("language", language) && !between(language, "qaa", "qtz")) {
            return false;
        }
        int at = 1;
        while (at < parts.size() && at <= MOST_EXTENDED && is("extlang", parts.get(at))) {
            at++;
        }
        if (at < parts.size() && script(parts.get(at))) {
            at++;
        }
        if (at < parts.size() && region(parts.get(at))) {
            at++;
        }
        var variants = new HashSet<String>();
        while (at < parts.size() && is("variant", parts.get(at))) {
            if (!variants.add(parts.get(at++))) {
                return false;
            }
        }
        return extensions(parts, at);
    }

    private static boolean script(String subtag) {
        return is("script", subtag) || between(subtag, "qaaa", "qabx");
    }

    private static boolean region(String subtag) {
        return is("region", subtag) || between(subtag, "qm", "qz") || between(subtag, "xa", "xz");
    }

    /// Subtags for private use stand in the registry as ranges.
    private static boolean between(String subtag, String first, String last) {
        return subtag.length() == first.length()
                && alphanumeric(subtag)
                && subtag.compareTo(first) >= 0
                && subtag.compareTo(last) <= 0;
    }

    private static boolean extensions(List<String> parts, int from) {
        var singletons = new HashSet<String>();
        int at = from;
        while (at < parts.size()) {
            String singleton = parts.get(at);
            if (singleton.equals("x")) {
                return privateUse(parts, at);
            }
            if (singleton.length() != 1 || !alphanumeric(singleton) || !singletons.add(singleton)) {
                return false;
            }
            int first = ++at;
            while (at < parts.size() && extension(parts.get(at))) {
                at++;
            }
            if (at == first) {
                return false;
            }
        }
        return true;
    }

    private static boolean extension(String subtag) {
        return subtag.length() >= 2 && subtag.length() <= 8 && alphanumeric(subtag);
    }

    private static boolean privateUse(List<String> parts, int x) {
        List<String> own = parts.subList(x + 1, parts.size());
        return !own.isEmpty()
                && own.stream()
                        .allMatch(part ->
                                !part.isEmpty() && part.length() <= 8 && alphanumeric(part));
    }

    private static boolean alphanumeric(String subtag) {
        return subtag.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
}
