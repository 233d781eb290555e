package io.hypervisory.ingest.contract.product;

import java.util.List;

/// Texts whose order, character by character, is the order of what they were made of. All
/// characters are ASCII and above the blank, so that an index sorts them the same way.
final class SortKeys {
    /// Longer numbers are no versions.
    static final int MOST_DIGITS = 40;

    private static final int PARTS = 6;

    private SortKeys() {}

    /// A number of any size: its length first. Leading zeros do not count.
    static String number(String digits) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        String significant = digits.substring(first);
        if (significant.length() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "no version has " + significant.length() + " digits");
        }
        return (char) ('0' + significant.length()) + significant;
    }

    static String number(long value) {
        return number(Long.toString(value));
    }

    /// Numbers between dots; what is not there is zero, so that 4.17 is 4.17.0.
    static String dotted(List<String> numbers) {
        var key = new StringBuilder(prefix(numbers));
        for (int i = numbers.size(); i < PARTS; i++) {
            key.append("0.");
        }
        return key.substring(0, key.length() - 1);
    }

    /// What the keys of all versions that begin with these numbers begin with.
    static String prefix(List<String> numbers) {
        var key = new StringBuilder();
        numbers.forEach(number -> key.append(number(number)).append('.'));
        return key.toString();
    }

    /// The first key behind all that begin with the prefix.
    static String afterPrefix(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
