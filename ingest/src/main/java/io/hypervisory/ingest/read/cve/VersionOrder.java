package io.hypervisory.ingest.read.cve;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Compares versions as SEMVER does, and others by their numbers as well as can be. Thread-safe.
final class VersionOrder implements Comparator<String> {
    static final VersionOrder NATURAL = new VersionOrder();

    private static final Pattern RUN = Pattern.compile("\\d+|[A-Za-z]+");
    private static final int MOST_RUNS = 100;

    private VersionOrder() {}

    @Override
    public int compare(String a, String b) {
        int byRelease = compare(runs(release(a)), runs(release(b)), true);
        if (byRelease != 0) {
            return byRelease;
        }
        boolean early = !preRelease(a).isEmpty();
        boolean otherEarly = !preRelease(b).isEmpty();
        if (early != otherEarly) {
            return early ? -1 : 1;
        }
        return compare(runs(preRelease(a)), runs(preRelease(b)), false);
    }

    private static String withoutBuild(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    private static String release(String version) {
        String plain = withoutBuild(version);
        int dash = plain.indexOf('-');
        return dash < 0 ? plain : plain.substring(0, dash);
    }

    private static String preRelease(String version) {
        String plain = withoutBuild(version);
        int dash = plain.indexOf('-');
        return dash < 0 ? "" : plain.substring(dash + 1);
    }

    private static List<String> runs(String text) {
        return RUN.matcher(text).results().limit(MOST_RUNS).map(run -> run.group()).toList();
    }

    /// @param padded a missing run counts as zero: `1.0` is `1.0.0`
    private static int compare(List<String> a, List<String> b, boolean padded) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            if (!padded && (i >= a.size() || i >= b.size())) {
                return Integer.compare(a.size(), b.size());
            }
            int order = run(i < a.size() ? a.get(i) : "0", i < b.size() ? b.get(i) : "0");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Numbers come before words.
    private static int run(String a, String b) {
        boolean number = Character.isDigit(a.charAt(0));
        boolean otherNumber = Character.isDigit(b.charAt(0));
        if (number && otherNumber) {
            return a.length() < 19 && b.length() < 19
                    ? Long.compare(Long.parseLong(a), Long.parseLong(b))
                    : new BigInteger(cut(a)).compareTo(new BigInteger(cut(b)));
        }
        return number == otherNumber ? a.compareTo(b) : number ? -1 : 1;
    }

    private static String cut(String digits) {
        return digits.length() > 100 ? digits.substring(0, 100) : digits;
    }
}
