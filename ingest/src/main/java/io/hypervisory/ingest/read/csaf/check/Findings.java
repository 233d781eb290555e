package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.List;

/// Collects what the tests find in one document. Bounded: a hostile document cannot make it long.
/// Used by one thread.
final class Findings {
    private static final int LONGEST_QUOTE = 80;

    private final List<CsafFinding> all = new ArrayList<>();
    private String test = "";
    private String title = "";
    private int ofTest;

    void begin(CsafTest next) {
        test = next.number();
        title = next.title();
        ofTest = 0;
    }

    void at(Spot spot, String message) {
        if (ofTest++ < CsafVerdict.MOST_OF_ONE_TEST) {
            all.add(new CsafFinding(test, title, spot.pointer(), message));
        }
    }

    /// A finding at a member of the spot, whether it is there or not.
    void at(Spot spot, String member, String message) {
        at(spot.member(member), message);
    }

    void at(Spot spot, String member, int index, String message) {
        at(spot.member(member).item(index), message);
    }

    List<CsafFinding> all() {
        return all;
    }

    /// A value of the document inside a message, cut where it is long.
    static String quote(String value) {
        return value.length() <= LONGEST_QUOTE
                ? "'" + value + "'"
                : "'" + value.substring(0, LONGEST_QUOTE) + "…'";
    }
}
