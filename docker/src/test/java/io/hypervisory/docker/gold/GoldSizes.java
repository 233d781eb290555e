package io.hypervisory.docker.gold;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How large the set is beside how large it is to be.
///
/// @param twice notices that two people labelled
record GoldSizes(List<Said> said, int twice) {
    /// One size.
    ///
    /// @param reached what the set had when it was closed, where that is less than is wanted; no
    ///   less will do
    record Size(String what, int wanted, int reached, int has) {
        boolean isMet() {
            return has >= wanted;
        }
    }

    List<Size> all() {
        Collection<Long> families =
                said.stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.wanted().family(), Collectors.counting()))
                        .values();
        int smallest = families.isEmpty() ? 0 : Collections.min(families).intValue();
        return List.of(
                size("notices", 300, said.size()),
                size("notices of the smallest family", 40, smallest),
                size(
                        "with an impact that is not a host reboot",
                        40,
                        count(GoldLabel::hasOtherImpactThanReboot)),
                size("that deny something", 40, count(GoldLabel::negation)),
                size("labelled twice", 60, twice));
    }

    private int count(Predicate<GoldLabel> holds) {
        return (int) said.stream().map(Said::wanted).filter(holds).count();
    }

    private static Size size(String what, int wanted, int has) {
        return new Size(what, wanted, wanted, has);
    }

    String text() {
        var text = new StringBuilder("\n| size | wanted | has | |\n|---|---|---|---|\n");
        for (Size size : all()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %d | %s |%n",
                            size.what(),
                            size.wanted(),
                            size.has(),
                            size.isMet() ? "met" : "**not met**"));
        }
        return text.toString();
    }
}
