package io.hypervisory.ingest.listing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Paths within a packed file: which are refused, and the addresses of the rest.
final class EntryPath {
    private static final int LONGEST = 4096;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private EntryPath() {}

    /// Why a path is not taken; null when it is. Nothing is ever written by it, but its address
    /// must not be that of something else.
    static @Nullable String fault(String path) {
        if (path.isBlank()) {
            return "has no name";
        }
        if (path.length() > LONGEST) {
            return "has a name of more than " + LONGEST + " characters";
        }
        if (path.indexOf('\0') >= 0) {
            return "has a NUL in its name";
        }
        if (path.indexOf('\\') >= 0) {
            return "has a backslash in its name";
        }
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            return "has an absolute path";
        }
        boolean leaves = Arrays.asList(path.split("/")).contains("..");
        return leaves ? "leads out by its path" : null;
    }

    /// Without `.` and empty parts.
    static String normalized(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    /// `<file>!/<path>`, a URI.
    static URI address(URI file, String path) {
        return URI.create(withoutFragment(file) + "!" + encoded("/" + path));
    }

    /// `<file>#<part>`, a URI.
    static URI part(URI file, String part) {
        try {
            return URI.create(withoutFragment(file) + new URI(null, null, part).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(part, e);
        }
    }

    private static String withoutFragment(URI url) {
        String text = url.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
