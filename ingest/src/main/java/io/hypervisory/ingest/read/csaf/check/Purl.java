package io.hypervisory.ingest.read.csaf.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A package URL (ECMA-427), taken apart from the right as its specification says.
///
/// @param identity all but the qualifiers
record Purl(String identity, @Nullable String fault) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.+-]*");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9._-]*");

    /// Types whose definitions prohibit a namespace, and those whose definitions demand one.
    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of(
                    "bitnami",
                    "cargo",
                    "cocoapods",
                    "conda",
                    "cran",
                    "gem",
                    "hackage",
                    "mlflow",
                    "nuget",
                    "oci",
                    "pub",
                    "pypi");

    private static final Set<String> WITH_NAMESPACE =
            Set.of("bitbucket", "github", "maven", "swift");

    static Purl parse(String text) {
        int hash = text.lastIndexOf('#');
        String subpath = hash < 0 ? "" : text.substring(hash);
        String beforeSubpath = hash < 0 ? text : text.substring(0, hash);
        int mark = beforeSubpath.lastIndexOf('?');
        String qualifiers = mark < 0 ? null : beforeSubpath.substring(mark + 1);
        String main = mark < 0 ? beforeSubpath : beforeSubpath.substring(0, mark);
        String fault = mainFault(main);
        if (fault == null && qualifiers != null) {
            fault = qualifiersFault(qualifiers);
        }
        return new Purl(main + subpath, fault);
    }

    private static @Nullable String mainFault(String main) {
        if (!main.regionMatches(true, 0, "pkg:", 0, 4)) {
            return "does not begin with pkg:";
        }
        String rest = stripSlashes(main.substring(4));
        int slash = rest.indexOf('/');
        String type = slash < 0 ? "" : rest.substring(0, slash).toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(type).matches()) {
            return "has no valid type";
        }
        String path = rest.substring(slash + 1);
        int at = path.lastIndexOf('@');
        boolean versioned = at >= 0 && path.indexOf('/', at) < 0;
        if (versioned && decoded(path.substring(at + 1)) == null) {
            return "has no valid version";
        }
        return pathFault(type, stripSlashes(versioned ? path.substring(0, at) : path));
    }

    /// @param path namespace and name
    private static @Nullable String pathFault(String type, String path) {
        int last = path.lastIndexOf('/');
        String name = decoded(path.substring(last + 1));
        if (name == null || name.isEmpty()) {
            return "has no name";
        }
        String namespace = last < 0 ? "" : stripSlashes(path.substring(0, last));
        for (String segment : namespace.split("/")) {
            String plain = decoded(segment);
            if (plain == null || plain.contains("/")) {
                return "has no valid namespace";
            }
        }
        if (WITHOUT_NAMESPACE.contains(type) && !namespace.isEmpty()) {
            return "has a namespace, which packages of type " + type + " have not";
        }
        return WITH_NAMESPACE.contains(type) && namespace.isEmpty()
                ? "has no namespace, which packages of type " + type + " have"
                : null;
    }

    private static @Nullable String qualifiersFault(String qualifiers) {
        var keys = new HashSet<String>();
        for (String pair : qualifiers.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals).toLowerCase(Locale.ROOT);
            if (equals < 0 || !KEY.matcher(key).matches() || !keys.add(key)) {
                return "has a qualifier without a valid key";
            }
            if (decoded(pair.substring(equals + 1)) == null) {
                return "has a qualifier without a valid value";
            }
        }
        return null;
    }

    private static String stripSlashes(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    /// Null when the percent-encoding is broken.
    private static @Nullable String decoded(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
