package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names of CWE's weaknesses in all releases up to 4.17. Thread-safe.
final class CweNames {
    private static final Pattern ID = Pattern.compile("CWE-([1-9]\\d{0,5})");
    private static final Pattern RELEASE =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");
    private static final int NEWEST = 4_017_000;
    private static final Map<Integer, List<Name>> BY_NUMBER = load();

    /// A name from one release to another, both as one number.
    private record Name(String name, int first, int last) {
        boolean in(int release) {
            return first <= release && release <= last;
        }
    }

    private CweNames() {}

    private static Map<Integer, List<Name>> load() {
        var names = new HashMap<Integer, List<Name>>();
        for (String line : Resource.lines("cwe.tsv")) {
            String[] columns = line.split("\t");
            int last = columns[2].isEmpty() ? Integer.MAX_VALUE : release(columns[2]);
            names.computeIfAbsent(Integer.valueOf(columns[0]), n -> new ArrayList<>())
                    .add(new Name(columns[3], release(columns[1]), last));
        }
        return names;
    }

    /// `4.13` as 4013000; -1 when it is no release.
    private static int release(String version) {
        var match = RELEASE.matcher(version);
        if (!match.matches()) {
            return -1;
        }
        int patch = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        return Integer.parseInt(match.group(1)) * 1_000_000
                + Integer.parseInt(match.group(2)) * 1000
                + patch;
    }

    /// What is wrong; null when nothing is.
    ///
    /// @param version the release; null for any
    static @Nullable String fault(
            @Nullable String id, @Nullable String name, @Nullable String version) {
        var match = ID.matcher(id == null ? "" : id);
        if (!match.matches() || name == null) {
            return "has no id or no name";
        }
        int release = version == null ? -1 : release(version);
        if (release > NEWEST) {
            return null;
        }
        List<Name> names = BY_NUMBER.getOrDefault(Integer.valueOf(match.group(1)), List.of());
        List<Name> then =
                release < 0 ? names : names.stream().filter(each -> each.in(release)).toList();
        if (then.isEmpty()) {
            return id + " is no weakness" + (version == null ? "" : " of CWE " + version);
        }
        return then.stream().anyMatch(each -> each.name().equals(name))
                ? null
                : id + " is called " + Findings.quote(then.getLast().name());
    }
}
