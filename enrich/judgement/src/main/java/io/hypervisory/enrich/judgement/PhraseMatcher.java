package io.hypervisory.enrich.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds phrases in text in one pass over its tokens, however many phrases there are. A token is a
/// run of letters and digits; case and what stands between tokens do not count. At each place the
/// longest phrase wins and what it covers is not looked at again. Immutable, thread-safe.
final class PhraseMatcher<T> {
    private final Node<T> root = new Node<>();

    private static final class Node<T> {
        final Map<String, Node<T>> next = new HashMap<>();

        @Nullable T value;
    }

    /// A phrase found.
    ///
    /// @param start, end in UTF-16 units of the text
    record Hit<T>(T value, int start, int end) {}

    private record Token(String text, int start, int end) {}

    PhraseMatcher(Map<String, T> phrases) {
        phrases.forEach((phrase, value) -> {
            Node<T> node = root;
            for (Token token : tokens(phrase)) {
                node = node.next.computeIfAbsent(token.text(), _ -> new Node<>());
            }
            if (node == root) {
                throw new IllegalArgumentException("a phrase without a word: \"" + phrase + "\"");
            }
            node.value = value;
        });
    }

    List<Hit<T>> find(String text) {
        List<Token> tokens = tokens(text);
        var hits = new ArrayList<Hit<T>>();
        for (int at = 0; at < tokens.size(); at++) {
            int length = longest(tokens, at);
            if (length > 0) {
                T value = valueAt(tokens, at, length);
                hits.add(
                        new Hit<>(
                                value, tokens.get(at).start(), tokens.get(at + length - 1).end()));
                at += length - 1;
            }
        }
        return hits;
    }

    private int longest(List<Token> tokens, int from) {
        Node<T> node = root;
        int longest = 0;
        for (int at = from; at < tokens.size(); at++) {
            Node<T> next = node.next.get(tokens.get(at).text());
            if (next == null) {
                return longest;
            }
            node = next;
            if (node.value != null) {
                longest = at - from + 1;
            }
        }
        return longest;
    }

    private T valueAt(List<Token> tokens, int from, int length) {
        Node<T> node = root;
        for (Token token : tokens.subList(from, from + length)) {
            node = java.util.Objects.requireNonNull(node.next.get(token.text()));
        }
        return java.util.Objects.requireNonNull(node.value);
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>(text.length() / 6 + 1);
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            tokens.add(new Token(text.substring(start, at).toLowerCase(Locale.ROOT), start, at));
        }
        return tokens;
    }
}
