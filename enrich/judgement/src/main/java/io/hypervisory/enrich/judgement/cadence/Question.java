package io.hypervisory.enrich.judgement.cadence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What is asked: how often would a host have been taken down?
///
/// @param built the day on which the host was built, with everything that there was by its end
/// @param until the last day that counts
/// @param needs for the policy `needed`: whether one has the problem that a fix is for
/// @param without components that the host does not have, so that what concerns nothing else is
///   left out; for modelling an embedded hypervisor by a classic one
public record Question(
        LocalDate built,
        LocalDate until,
        Policy policy,
        Window window,
        Predicate<Fix> needs,
        Set<String> without) {
    public Question {
        without = Set.copyOf(without);
        if (!until.isAfter(built)) {
            throw new IllegalArgumentException("until " + until + " is not after built " + built);
        }
    }

    /// All fixes on the day on which they appear.
    public static Question of(LocalDate built, LocalDate until) {
        return new Question(built, until, Policy.ALL, Window.RELEASE_DAY, _ -> false, Set.of());
    }

    public Question with(Policy other) {
        return new Question(built, until, other, window, needs, without);
    }

    public Question with(Window other) {
        return new Question(built, until, policy, other, needs, without);
    }

    /// Of a host that lacks these, too.
    public Question without(Set<String> components) {
        var all = new HashSet<>(without);
        all.addAll(components);
        return new Question(built, until, policy, window, needs, all);
    }

    /// Days after the day of building, up to and with the last.
    public long days() {
        return ChronoUnit.DAYS.between(built, until);
    }

    boolean holds(LocalDate day) {
        return day.isAfter(built) && !day.isAfter(until);
    }

    /// Whether a fix concerns only what the host does not have. What nobody knows the component of
    /// concerns it.
    boolean isWithout(Fix fix) {
        Set<String> places = Components.places(fix.components());
        return !places.isEmpty() && without.containsAll(places);
    }
}
