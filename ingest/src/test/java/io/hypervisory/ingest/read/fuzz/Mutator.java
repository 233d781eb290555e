package io.hypervisory.ingest.read.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Brings documents out of shape: bytes, blocks, the words that formats are made of, nesting, and
/// parts of other documents. Used by one thread.
final class Mutator {
    private static final List<String> WORDS =
            List.of(
                    "<",
                    ">",
                    "</table>",
                    "<table>",
                    "<td colspan=99999>",
                    "<tr>",
                    "<td rowspan=9999>",
                    "<![CDATA[",
                    "]]>",
                    "<!--",
                    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                    "&a;",
                    "&#0;",
                    "&nbsp;",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    "\\u0000",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "NaN",
                    ",",
                    ":",
                    "\n",
                    "\r\n",
                    "\t",
                    "\u00a0",
                    "\u200b",
                    "\ufeff",
                    "\u0000",
                    "\ud83d\ude00",
                    "CVE-2008-0001",
                    "CAN-0000-99999999999999999999",
                    "VMSA-2008-00001",
                    "KB0",
                    "=====",
                    "-----BEGIN PGP SIGNED MESSAGE-----",
                    "- -",
                    "99999999999999999999",
                    "2008-13-45",
                    "31 Feb 2008",
                    "0000-00-00",
                    "9999999-12-31T00:00:00Z",
                    "Published:",
                    "Advisory ID:",
                    "https://",
                    "%",
                    "#",
                    "*",
                    "(",
                    ")",
                    "((((((((",
                    "../..");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    byte[] mutate(byte[] seed, byte[] other) {
        byte[] bytes = seed;
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times; i++) {
            bytes = once(bytes, other);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        if (bytes.length == 0) {
            return word();
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(2_000)));
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes, at);
            case 1 -> spliced(bytes, at, at + length, new byte[0]);
            case 2 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            case 3 -> Arrays.copyOf(bytes, at);
            case 4, 5 -> spliced(bytes, at, at, word());
            case 6 -> spliced(bytes, at, at + length, word());
            case 7 -> spliced(bytes, at, at, repeated());
            case 8 -> spliced(bytes, at, at + length, part(other));
            default -> swapped(bytes, at, length);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) random.nextInt(256);
        return copy;
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
    }

    /// A word a thousand times: nesting, long cells, long numbers.
    private byte[] repeated() {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return word.repeat(1 + random.nextInt(1_000)).getBytes(UTF_8);
    }

    private byte[] part(byte[] other) {
        if (other.length == 0) {
            return other;
        }
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(
                other, from, Math.min(other.length, from + random.nextInt(4_000)));
    }

    private byte[] swapped(byte[] bytes, int at, int length) {
        byte[] some = Arrays.copyOfRange(bytes, at, at + length);
        byte[] without = spliced(bytes, at, at + length, new byte[0]);
        int to = random.nextInt(without.length + 1);
        return spliced(without, to, to, some);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] spliced = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
        return spliced;
    }
}
