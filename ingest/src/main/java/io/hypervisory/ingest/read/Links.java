package io.hypervisory.ingest.read;

import java.net.URI;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.URIUtils;

/// Relative addresses. Thread-safe.
public final class Links {
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

    private Links() {}

    /// As it stands when it is absolute, or when either is no address.
    public static String resolve(String base, String said) {
        if (ABSOLUTE.matcher(said).matches()) {
            return said;
        }
        try {
            return URIUtils.resolve(URI.create(base), said).toString();
        } catch (IllegalArgumentException e) {
            return said;
        }
    }
}
