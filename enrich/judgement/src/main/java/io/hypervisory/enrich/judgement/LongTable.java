package io.hypervisory.enrich.judgement;

import java.util.Arrays;
import java.util.Map;

/// From a long to an int, both without boxes. Immutable.
final class LongTable {
    static final int NONE = -1;

    private final long[] keys;
    private final int[] values;
    private final int mask;

    LongTable(Map<Long, Integer> entries) {
        int size = Integer.highestOneBit(Math.max(8, entries.size() * 2)) << 1;
        keys = new long[size];
        values = new int[size];
        mask = size - 1;
        Arrays.fill(values, NONE);
        entries.forEach((key, value) -> {
            int at = slot(key);
            while (values[at] != NONE) {
                at = (at + 1) & mask;
            }
            keys[at] = key;
            values[at] = value;
        });
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    int get(long key) {
        int at = slot(key);
        while (values[at] != NONE) {
            if (keys[at] == key) {
                return values[at];
            }
            at = (at + 1) & mask;
        }
        return NONE;
    }
}
