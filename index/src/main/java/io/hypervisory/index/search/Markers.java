package io.hypervisory.index.search;

import io.hypervisory.index.search.SearchResults.Fragment;
import java.util.ArrayList;
import java.util.List;

/// Characters of private use around found words: unlike tags, no vendor's text means anything by
/// them, and unlike control characters Elasticsearch does not trim them off.
final class Markers {
    static final String BEGIN = "\uE000";
    static final String END = "\uE001";

    private Markers() {}

    static Fragment read(String marked) {
        var parts = new ArrayList<Fragment.Part>();
        int at = 0;
        while (at < marked.length()) {
            int begin = marked.indexOf(BEGIN, at);
            int end = begin < 0 ? -1 : marked.indexOf(END, begin);
            if (end < 0) {
                break;
            }
            add(parts, marked.substring(at, begin), false);
            add(parts, marked.substring(begin + 1, end), true);
            at = end + 1;
        }
        add(parts, marked.substring(at), false);
        return new Fragment(parts);
    }

    private static void add(List<Fragment.Part> parts, String text, boolean found) {
        if (!text.isEmpty()) {
            parts.add(new Fragment.Part(text, found));
        }
    }
}
