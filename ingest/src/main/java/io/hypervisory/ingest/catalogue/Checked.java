package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.fetch.Proxy;
import io.hypervisory.ingest.read.CssSelector;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/// Values of rules, checked when the catalogue is read: each fault names its key.
final class Checked {
    private static final Pattern FORMAT = Pattern.compile("[a-z0-9.-]+");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private Checked() {}

    /// Null when not given.
    static @Nullable Pattern pattern(String key, @Nullable String regex) {
        try {
            return regex == null ? null : Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new KeyFault(key, key + " is no regular expression: " + e.getDescription(), e);
        }
    }

    /// Null when not given.
    static @Nullable JsonPointer pointer(String key, @Nullable String text) {
        try {
            return text == null ? null : JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new KeyFault(
                    key, key + " " + text + " is no JSON pointer, which begins with /", e);
        }
    }

    /// A CSS selector as jsoup has it; null when not given.
    static @Nullable String selector(String key, @Nullable String css) {
        String fault = css == null ? null : CssSelector.fault(css);
        if (fault != null) {
            throw new KeyFault(key, key + " is no CSS selector: " + fault);
        }
        return css;
    }

    static int between(String key, @Nullable Integer value, int least, int most, int otherwise) {
        int number = value == null ? otherwise : value;
        if (number < least || number > most) {
            throw new KeyFault(key, key + " " + number + " is not within " + least + " to " + most);
        }
        return number;
    }

    static void places(String key, Template template, Set<String> known) {
        for (String place : template.places()) {
            if (!known.contains(place)) {
                throw new KeyFault(key, key + " has {" + place + "}, which is none of " + known);
            }
        }
    }

    /// @param filled a template with something in its places
    static void address(String key, String filled) {
        try {
            URI url = URI.create(filled);
            if (url.isAbsolute()) {
                web(key, url);
            }
        } catch (KeyFault e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new KeyFault(key, key + " makes no URL: " + e.getMessage(), e);
        }
    }

    /// An address to ask.
    static void web(String key, URI url) {
        if (url.getRawUserInfo() != null
                || url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            throw new KeyFault(
                    key,
                    key + " holds a login, which would be published: keys belong into headers");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new KeyFault(key, key + " " + url + " is neither http nor https");
        }
        if (url.getHost() == null) {
            throw new KeyFault(key, key + " " + url + " names no host");
        }
        if (url.getRawFragment() != null) {
            throw new KeyFault(key, key + " " + url + " has a part after #, which nobody is asked");
        }
    }

    /// What documents are read by; one that no reader knows keeps their bytes.
    static String format(String key, String format) {
        if (!FORMAT.matcher(format).matches()) {
            throw new KeyFault(
                    key,
                    key + " " + format + " is not of lower-case letters, digits, dots and dashes");
        }
        return format;
    }

    /// What goes into a header as it is.
    static String header(String key, String value) {
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
            throw new KeyFault(key, key + " holds a line break or another control character");
        }
        return value;
    }

    static Map<String, String> headers(@Nullable Map<String, String> headers) {
        Map<String, String> given = headers == null ? Map.of() : headers;
        given.forEach((name, value) -> {
            String key = "headers/" + name;
            if (!HEADER.matcher(name).matches()) {
                throw new KeyFault(key, "is no name of a header");
            }
            header(key, value);
        });
        return given;
    }

    /// Null when not given.
    static @Nullable Proxy proxy(String key, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Proxy proxy;
        try {
            proxy = Proxy.parse(text);
        } catch (IllegalArgumentException e) {
            throw new KeyFault(key, String.valueOf(e.getMessage()), e);
        }
        if (proxy.host() != null) {
            between(key, proxy.port(), 1, 65_535, 80);
        }
        return proxy;
    }

    static void without(String key, @Nullable Object value, String why) {
        if (value != null) {
            throw new KeyFault(key, key + " " + why);
        }
    }

    static <T> T given(String key, @Nullable T value, String why) {
        if (value == null) {
            throw new KeyFault(key, "the key " + key + " is missing: " + why);
        }
        return value;
    }
}
