package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One rule. How it is written, and what each condition means, is told at the head of each file of
/// rules.
///
/// @param at file and line where it stands, for people
/// @param in places that count; empty for the usual ones
/// @param phrases, with, unless, nowhere, anywhere in the form of [Phrase]
/// @param publishers vendor slugs; empty for everyone
/// @param follows labels of which one must have been given by a rule that follows from none
/// @param absent labels or dimensions of which nothing may have been said
/// @param isDeniable whether [Denials] apply to its phrases
record Rule(
        String id,
        String at,
        Dimension dimension,
        String value,
        Verdict verdict,
        double confidence,
        List<String> phrases,
        List<String> with,
        List<String> unless,
        Set<Place> in,
        List<String> nowhere,
        List<String> anywhere,
        List<String> publishers,
        List<Condition> when,
        List<Said> follows,
        List<Said> absent,
        boolean isDeniable,
        List<Example> matches,
        List<Example> misses) {
    Rule {
        phrases = List.copyOf(phrases);
        with = List.copyOf(with);
        unless = List.copyOf(unless);
        in = Set.copyOf(in);
        nowhere = List.copyOf(nowhere);
        anywhere = List.copyOf(anywhere);
        publishers = List.copyOf(publishers);
        when = List.copyOf(when);
        follows = List.copyOf(follows);
        absent = List.copyOf(absent);
        matches = List.copyOf(matches);
        misses = List.copyOf(misses);
    }

    /// A label as another rule refers to it.
    ///
    /// @param value null for any of the dimension
    /// @param verdict null for any
    record Said(Dimension dimension, @Nullable String value, @Nullable Verdict verdict) {
        boolean is(Dimension other, String itsValue, Verdict itsVerdict) {
            return dimension == other
                    && (value == null || value.equals(itsValue))
                    && (verdict == null || verdict == itsVerdict);
        }
    }

    /// Whether it goes by what other rules said.
    boolean isDerived() {
        return !follows.isEmpty() || !absent.isEmpty();
    }

    String label() {
        return dimension.word() + "/" + value;
    }

    /// Places as a set of bits of [Place].
    int places() {
        int bits = 0;
        for (Place place : in) {
            bits |= place.bit();
        }
        return bits == 0 ? Place.USUAL : bits;
    }

    /// Where an example that is a mere text is taken to stand.
    Place examplePlace() {
        return in.isEmpty() || in.contains(Place.TEXT)
                ? Place.TEXT
                : EnumSet.copyOf(in).iterator().next();
    }

    /// All that decides what it says, which its place in a file and its examples do not.
    String canonical() {
        return String.join(
                "\u0001",
                id,
                label(),
                verdict.name(),
                Double.toString(confidence),
                phrases.toString(),
                with.toString(),
                unless.toString(),
                Integer.toString(places()),
                nowhere.toString(),
                anywhere.toString(),
                publishers.toString(),
                when.toString(),
                follows.toString(),
                absent.toString(),
                Boolean.toString(isDeniable));
    }
}
