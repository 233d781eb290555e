package io.hypervisory.enrich.judgement.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What must hold of any history: installing at once never leaves more open, and never asks for
/// fewer events, than waiting for a window; and installing more never leaves more open.
class WindowsProperty {
    private static final LocalDate BUILT = LocalDate.parse("2007-01-01");

    @Property(tries = 1_000)
    void releaseDay_hasNoMoreExposure_andNoFewerEvents_thanAnyOtherWindow(@ForAll long seed) {
        var random = new Random(seed);
        List<Fix> history = history(random);
        Policy policy = Policy.values()[random.nextInt(Policy.values().length)];
        var question = Question.of(BUILT, BUILT.plusDays(1 + random.nextInt(700))).with(policy);
        Maintenance atOnce = Maintenance.of(history, question);

        for (Window window : Window.values()) {
            Maintenance later = Maintenance.of(history, question.with(window));
            assertThat(later.exposure().vulnerabilityDays())
                    .as(window.word())
                    .isGreaterThanOrEqualTo(atOnce.exposure().vulnerabilityDays());
            assertThat(later.exposure().exploitedDays())
                    .isGreaterThanOrEqualTo(atOnce.exposure().exploitedDays());
            assertThat(later.events().size())
                    .as(window.word())
                    .isLessThanOrEqualTo(atOnce.events().size());
        }
    }

    /// Whoever installs more leaves no more open; a policy that installs less cannot look safer.
    @Property(tries = 1_000)
    void stricterPolicy_neverHasMoreExposure_thanALaxerOne(@ForAll long seed) {
        var random = new Random(seed);
        List<Fix> history = history(random);
        var question =
                Question.of(BUILT, BUILT.plusDays(1 + random.nextInt(700)))
                        .with(Window.values()[random.nextInt(Window.values().length)]);

        isNoLess(history, question, Policy.NEEDED, Policy.ALL);
        isNoLess(history, question, Policy.SECURITY, Policy.NEEDED);
        isNoLess(history, question, Policy.CRITICAL, Policy.NEEDED);
        isNoLess(history, question, Policy.CRITICAL, Policy.SECURITY);
    }

    private static void isNoLess(
            List<Fix> history, Question question, Policy laxer, Policy stricter) {
        var more = Maintenance.of(history, question.with(laxer)).exposure();
        var less = Maintenance.of(history, question.with(stricter)).exposure();
        String both = laxer.word() + " beside " + stricter.word();
        assertThat(more.fixes()).as(both).isEqualTo(less.fixes());
        assertThat(more.vulnerabilityDays())
                .as(both)
                .isGreaterThanOrEqualTo(less.vulnerabilityDays());
        assertThat(more.exploitedDays()).as(both).isGreaterThanOrEqualTo(less.exploitedDays());
    }

    @Property(tries = 500)
    void orderOfArrival_doesNotMatter(@ForAll long seed) {
        var random = new Random(seed);
        var history = new ArrayList<>(history(random));
        var question = Question.of(BUILT, BUILT.plusDays(365)).with(Window.MONTHLY);
        Maintenance one = Maintenance.of(history, question);
        Collections.shuffle(history, random);

        assertThat(Maintenance.of(history, question)).isEqualTo(one);
    }

    private static List<Fix> history(Random random) {
        var fixes = new ArrayList<Fix>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            fixes.add(
                    new Fix(
                            NoticeId.parse("v/p" + i),
                            BUILT.plusDays(random.nextInt(800) - 50),
                            Fix.Basis.values()[random.nextInt(2)],
                            random.nextBoolean() ? Set.of("security-fix") : Set.of("general-fix"),
                            random.nextBoolean() ? Set.of("service-console") : Set.of(),
                            random.nextInt(5) == 0,
                            Toll.values()[random.nextInt(Toll.values().length)],
                            random.nextBoolean() ? Set.of("CVE-2007-" + (1000 + i)) : Set.of(),
                            random.nextInt(4) == 0 ? BUILT.plusDays(random.nextInt(700)) : null,
                            some(random, count),
                            some(random, count)));
        }
        return fixes;
    }

    private static Set<NoticeId> some(Random random, int count) {
        return random.nextInt(3) == 0
                ? Set.of(NoticeId.parse("v/p" + random.nextInt(count)))
                : Set.of();
    }
}
