package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.read.CssSelector;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/// Values of rules, checked when the catalogue is read: each fault names its key.
final class Checked {
    private Checked() {}

    /// Null when not given.
    static @Nullable Pattern pattern(String key, @Nullable String regex) {
        try {
            return regex == null ? null : Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    key + " is no regular expression: " + e.getDescription(), e);
        }
    }

    /// Null when not given.
    static @Nullable JsonPointer pointer(String key, @Nullable String text) {
        try {
            return text == null ? null : JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + " " + text + " is no JSON pointer, which begins with /", e);
        }
    }

    /// A CSS selector as jsoup has it; null when not given.
    static @Nullable String selector(String key, @Nullable String css) {
        String fault = css == null ? null : CssSelector.fault(css);
        if (fault != null) {
            throw new IllegalArgumentException(key + " is no CSS selector: " + fault);
        }
        return css;
    }

    static int between(String key, @Nullable Integer value, int least, int most, int otherwise) {
        int number = value == null ? otherwise : value;
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    key + " " + number + " is not within " + least + " to " + most);
        }
        return number;
    }

    static void places(String key, Template template, Set<String> known) {
        for (String place : template.places()) {
            if (!known.contains(place)) {
                throw new IllegalArgumentException(
                        key + " has {" + place + "}, which is none of " + known);
            }
        }
    }

    /// @param filled a template with something in its places
    static void address(String key, String filled) {
        try {
            URI.create(filled);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " makes no URL: " + e.getMessage(), e);
        }
    }

    static void without(String key, @Nullable Object value, String why) {
        if (value != null) {
            throw new IllegalArgumentException(key + " " + why);
        }
    }

    static <T> T given(String key, @Nullable T value, String why) {
        if (value == null) {
            throw new IllegalArgumentException("the key " + key + " is missing: " + why);
        }
        return value;
    }
}
