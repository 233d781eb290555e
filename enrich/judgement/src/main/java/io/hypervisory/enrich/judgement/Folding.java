package io.hypervisory.enrich.judgement;

/// Letters and digits in lower case; all else is 0 and stands between words.
final class Folding {
    private static final char[] TABLE = table();

    private Folding() {}

    private static char[] table() {
        var table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            if (Character.isLetterOrDigit((char) c)) {
                table[c] = Character.toLowerCase((char) c);
            }
        }
        return table;
    }

    static char of(char c) {
        return TABLE[c];
    }
}
