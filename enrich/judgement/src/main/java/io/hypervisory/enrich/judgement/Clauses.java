package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.judgement.Denials.Does;
import io.hypervisory.enrich.judgement.Denials.Role;
import java.util.Arrays;

/// What the clauses of one sentence deny. Reused from sentence to sentence by one thread.
final class Clauses {
    static final int NONE = -1;

    private final RuleBook book;
    private int[] own = new int[16];
    private int count;
    private SentenceScan.Hits found = new SentenceScan.Hits();

    Clauses(RuleBook book) {
        this.book = book;
    }

    /// Takes the phrases of a sentence.
    void read(SentenceScan.Hits sentence) {
        found = sentence;
        count = 0;
        int roles = 0;
        for (int i = 0; i < sentence.count; i++) {
            int role = book.roles(sentence.phrase[i]);
            if (role != 0) {
                if (count == own.length) {
                    own = Arrays.copyOf(own, 2 * count);
                }
                own[count++] = i;
                roles |= role;
            }
        }
        if ((roles & ~(Role.CLAUSES.bit() | Role.LINKS.bit())) == 0) {
            count = 0;
        }
    }

    /// Whether what holds the denial takes its force; it does not where it reaches into the phrase.
    private boolean isExcepted(int denial, int hit) {
        for (int i = 0; i < count; i++) {
            int each = own[i];
            if (is(each, Role.EXCEPT)
                    && found.first[each] <= found.first[denial]
                    && after(denial) <= after(each)
                    && found.words[denial] < found.words[each]
                    && (found.first[each] >= found.first[hit] || after(each) <= found.first[hit])) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int hit, Role role) {
        return (book.roles(found.phrase[hit]) & role.bit()) != 0;
    }

    private int after(int hit) {
        return found.first[hit] + found.words[hit];
    }

    /// Whether the clause of a phrase tells of what was, or goes wrong.
    ///
    /// @param hit index of a phrase of the sentence
    boolean isAside(int hit) {
        if (count == 0) {
            return false;
        }
        int from = from(found.first[hit]);
        int to = to(after(hit));
        for (int i = 0; i < count; i++) {
            if (is(own[i], Role.ASIDES) && isWithin(own[i], from, to)) {
                return true;
            }
        }
        return false;
    }

    /// Index of what denies a phrase; [#NONE] when nothing does.
    ///
    /// @param hit index of a phrase of the sentence
    int denial(int hit, Does does) {
        if (count == 0) {
            return NONE;
        }
        int from = from(found.first[hit]);
        int to = to(after(hit));
        for (int i = 0; i < count; i++) {
            int each = own[i];
            if (isWithin(each, from, to)
                    && (isBefore(each, hit, does.before()) || isAfter(each, hit, does.after()))
                    && !isExcepted(each, hit)) {
                return each;
            }
        }
        return NONE;
    }

    private boolean isWithin(int hit, int from, int to) {
        return found.first[hit] >= from && after(hit) <= to;
    }

    /// Before the phrase, or in a gap of it.
    private boolean isBefore(int denial, int hit, int reach) {
        if (!is(denial, Role.BEFORE)) {
            return false;
        }
        int first = found.first[hit];
        if (after(denial) > first) {
            return book.isDeniableWithin(found.phrase[hit])
                    && found.first[denial] > first
                    && after(denial) < after(hit);
        }
        int last = after(denial) + reach;
        for (int i = 0; i < count; i++) {
            int at = found.first[own[i]];
            if (is(own[i], Role.LINKS) && at >= after(denial) && at <= last && at < first) {
                last = Math.max(last, after(own[i]) + reach);
            }
        }
        return first <= last;
    }

    private boolean isAfter(int denial, int hit, int reach) {
        int between = found.first[denial] - after(hit);
        return is(denial, Role.AFTER) && between >= 0 && between <= reach;
    }

    private int from(int first) {
        int from = 0;
        for (int i = 0; i < found.rows; i++) {
            if (found.rowAt[i] <= first) {
                from = Math.max(from, found.rowAt[i]);
            }
        }
        for (int i = 0; i < found.breaks; i++) {
            if (found.breakAt[i] <= first && !isAfterDenial(found.breakAt[i])) {
                from = Math.max(from, found.breakAt[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            int at = found.first[own[i]];
            if (is(own[i], Role.CLAUSES) && at <= first && !isAfterDenial(at)) {
                from = Math.max(from, at);
            }
        }
        return from;
    }

    private int to(int after) {
        int to = Integer.MAX_VALUE;
        for (int i = 0; i < found.rows; i++) {
            if (found.rowAt[i] >= after) {
                to = Math.min(to, found.rowAt[i]);
            }
        }
        for (int i = 0; i < found.breaks; i++) {
            if (found.breakAt[i] >= after && !isAfterDenial(found.breakAt[i])) {
                to = Math.min(to, found.breakAt[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            int at = found.first[own[i]];
            if (is(own[i], Role.CLAUSES) && at >= after && !isAfterDenial(at)) {
                to = Math.min(to, at);
            }
        }
        return to;
    }

    /// `does not, however, require` is one clause.
    private boolean isAfterDenial(int word) {
        for (int i = 0; i < count; i++) {
            if (after(own[i]) == word
                    && (is(own[i], Role.BEFORE)
                            || is(own[i], Role.CLAUSES) && endsDenial(found.first[own[i]]))) {
                return true;
            }
        }
        return false;
    }

    private boolean endsDenial(int word) {
        for (int i = 0; i < count; i++) {
            if (after(own[i]) == word && is(own[i], Role.BEFORE)) {
                return true;
            }
        }
        return false;
    }
}
