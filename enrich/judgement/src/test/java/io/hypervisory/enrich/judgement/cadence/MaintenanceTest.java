package io.hypervisory.enrich.judgement.cadence;

import static io.hypervisory.enrich.judgement.cadence.Exposure.LeftOpen.NOTHING;
import static io.hypervisory.enrich.judgement.cadence.Fixes.concerning;
import static io.hypervisory.enrich.judgement.cadence.Fixes.critical;
import static io.hypervisory.enrich.judgement.cadence.Fixes.exploited;
import static io.hypervisory.enrich.judgement.cadence.Fixes.fix;
import static io.hypervisory.enrich.judgement.cadence.Fixes.general;
import static io.hypervisory.enrich.judgement.cadence.Fixes.requiring;
import static io.hypervisory.enrich.judgement.cadence.Fixes.superseding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaintenanceTest {
    private static final LocalDate BUILT = LocalDate.parse("2007-07-02");
    private static final LocalDate UNTIL = LocalDate.parse("2007-11-29");
    private static final Question QUESTION = Question.of(BUILT, UNTIL);

    @Test
    void daysPerEvent_areThoseCovered_andNoneWhenNothingIs() {
        var maintenance = Maintenance.of(STORY, SUMMER);

        assertThat(maintenance.daysPerEvent(40)).isEqualTo(10);
        assertThat(maintenance.daysPerEvent(0)).isNull();
        assertThat(Maintenance.of(List.of(), SUMMER).daysPerEvent(40)).isNull();
    }

    /// Worked out by hand. Tuesday 3 July: s1, reboot. Wednesday 4 July: g1, migration. Friday 20
    /// July: s2, reboot, supersedes s1. Wednesday 8 August: g2, nothing. Monday 20 August: s3,
    /// nobody says. Second Tuesdays are 10 July, 14 August and 11 September; first Sundays 5 August
    /// and 2 September; Sundays 8 and 22 July, 12 and 26 August.
    private static final List<Fix> STORY =
            List.of(
                    fix("s1", "2007-07-03", Toll.HOST_REBOOT),
                    general("g1", "2007-07-04", Toll.VM_MIGRATION),
                    superseding(fix("s2", "2007-07-20", Toll.HOST_REBOOT), "s1"),
                    general("g2", "2007-08-08", Toll.NONE),
                    fix("s3", "2007-08-20", Toll.UNKNOWN));

    private static final Question SUMMER = Question.of(BUILT, LocalDate.parse("2007-09-01"));

    private static String shown(Maintenance maintenance) {
        return maintenance.events().stream()
                .map(event ->
                        event.day().toString().substring(5)
                                + " "
                                + event.toll()
                                + " "
                                + event.installed().stream().map(fix -> fix.id().local()).toList())
                .toList()
                .toString();
    }

    @Test
    void onReleaseDays_allTakeAway_butWhatCostsNothing() {
        var maintenance = Maintenance.of(STORY, SUMMER);

        assertThat(shown(maintenance))
                .isEqualTo(
                        "[07-03 HOST_REBOOT [s1], 07-04 VM_MIGRATION [g1], 07-20 HOST_REBOOT [s2],"
                                + " 08-20 UNKNOWN [s3]]");
        assertThat(maintenance.quiet()).hasSize(1);
        assertThat(maintenance.exposure()).isEqualTo(new Exposure(3, 0, 0, 0, 0, NOTHING));
    }

    @Test
    void weekly_putsTwoOfAWeekIntoOne_withTheHeavierToll() {
        var maintenance = Maintenance.of(STORY, SUMMER.with(Window.WEEKLY));

        assertThat(shown(maintenance))
                .isEqualTo(
                        "[07-08 HOST_REBOOT [s1, g1], 07-22 HOST_REBOOT [s2], 08-26 UNKNOWN [s3]]");
        assertThat(maintenance.events().getFirst().forcedBy())
                .extracting(fix -> fix.id().local())
                .containsExactly("s1");
        // s1 waits 5 days, s2 2, s3 6
        assertThat(maintenance.exposure()).isEqualTo(new Exposure(3, 5, 6, 13, 0, NOTHING));
    }

    @Test
    void monthly_leavesOutWhatIsSuperseded_andWaitsAtTheEnd() {
        var maintenance = Maintenance.of(STORY, SUMMER.with(Window.MONTHLY));

        assertThat(shown(maintenance)).isEqualTo("[08-05 HOST_REBOOT [g1, s2]]");
        assertThat(maintenance.events().getFirst().covered())
                .extracting(fix -> fix.id().local())
                .containsExactly("s1");
        assertThat(maintenance.open())
                .extracting(fix -> fix.id().local())
                .containsExactly("g2", "s3");
        // s1 33 days, s2 16, s3 12 until the end, when it is still open
        assertThat(maintenance.exposure()).isEqualTo(new Exposure(3, 16, 33, 61, 0, NOTHING));
    }

    @Test
    void secondTuesday_isMicrosoftsDay() {
        var maintenance = Maintenance.of(STORY, SUMMER.with(Window.SECOND_TUESDAY));

        assertThat(shown(maintenance))
                .isEqualTo("[07-10 HOST_REBOOT [s1, g1], 08-14 HOST_REBOOT [s2, g2]]");
        // s1 7, s2 25, s3 12 until the end
        assertThat(maintenance.exposure()).isEqualTo(new Exposure(3, 12, 25, 44, 0, NOTHING));
    }

    @Test
    void security_skipsGeneralFixes_andSaysSo() {
        var maintenance = Maintenance.of(STORY, SUMMER.with(Policy.SECURITY));

        assertThat(shown(maintenance))
                .isEqualTo("[07-03 HOST_REBOOT [s1], 07-20 HOST_REBOOT [s2], 08-20 UNKNOWN [s3]]");
        assertThat(maintenance.skipped())
                .extracting(fix -> fix.id().local())
                .containsExactly("g1", "g2");
    }

    @Test
    void needed_takesWhatOneHasTheProblemFor_andWhatAChosenOneRequires() {
        var fixes =
                List.of(
                        general("clock", "2007-07-05", Toll.VM_MIGRATION),
                        general("iscsi", "2007-07-06", Toll.HOST_REBOOT),
                        general("base", "2007-07-07", Toll.NONE),
                        requiring(fix("secure", "2007-07-08", Toll.NONE), "base"));
        var question =
                new Question(
                        BUILT,
                        UNTIL,
                        Policy.NEEDED,
                        Window.RELEASE_DAY,
                        fix -> fix.id().local().equals("iscsi"),
                        Set.of());

        var maintenance = Maintenance.of(fixes, question);

        assertThat(shown(maintenance)).isEqualTo("[07-06 HOST_REBOOT [iscsi]]");
        assertThat(maintenance.quiet()).hasSize(1);
        assertThat(maintenance.quiet().getFirst().installed())
                .extracting(fix -> fix.id().local())
                .containsExactly("base", "secure");
        assertThat(maintenance.skipped())
                .extracting(fix -> fix.id().local())
                .containsExactly("clock");
    }

    /// Worked out by hand: of three that are skipped one is brought on 20 July, 17 days after it
    /// appeared, one waits 136 days until the end, one is brought by nothing that is installed.
    @Test
    void whatIsSkipped_isOpenUntilALaterOneBringsIt_elseUntilTheEnd() {
        var fixes =
                List.of(
                        fix("brought", "2007-07-03", Toll.HOST_REBOOT),
                        fix("never", "2007-07-16", Toll.HOST_REBOOT),
                        superseding(
                                critical(general("c", "2007-07-20", Toll.HOST_REBOOT)), "brought"),
                        fix("old", "2007-11-19", Toll.HOST_REBOOT),
                        superseding(general("new", "2007-11-20", Toll.HOST_REBOOT), "old"));

        var maintenance = Maintenance.of(fixes, QUESTION.with(Policy.CRITICAL));

        assertThat(shown(maintenance)).isEqualTo("[07-20 HOST_REBOOT [c]]");
        assertThat(maintenance.exposure().fixes()).isEqualTo(3);
        assertThat(maintenance.exposure().vulnerabilityDays()).isEqualTo(17 + 136 + 10);
        assertThat(maintenance.exposure().median()).isEqualTo(17);
        assertThat(maintenance.exposure().leftOpen())
                .isEqualTo(new Exposure.LeftOpen(3, 2, 17 + 136 + 10, 0));
    }

    /// Nobody needs the general one, with its reboot, before the security fix that requires it.
    @Test
    void requiredOne_isInstalledWithWhatRequiresIt_notBefore() {
        var fixes =
                List.of(
                        general("base", "2007-07-05", Toll.HOST_REBOOT),
                        requiring(fix("secure", "2007-08-20", Toll.NONE), "base"));

        assertThat(shown(Maintenance.of(fixes, QUESTION.with(Policy.SECURITY))))
                .isEqualTo("[08-20 HOST_REBOOT [base, secure]]");
        assertThat(shown(Maintenance.of(fixes, QUESTION))).isEqualTo("[07-05 HOST_REBOOT [base]]");
    }

    @Test
    void requiredOne_isNotInstalled_whenWhatSupersedesItIsThereAlready() {
        var fixes =
                List.of(
                        general("base", "2007-07-05", Toll.HOST_REBOOT),
                        superseding(fix("newer", "2007-07-20", Toll.HOST_REBOOT), "base"),
                        requiring(fix("secure", "2007-08-20", Toll.NONE), "base"));

        var maintenance = Maintenance.of(fixes, QUESTION.with(Policy.SECURITY));

        assertThat(shown(maintenance)).isEqualTo("[07-20 HOST_REBOOT [newer]]");
        assertThat(maintenance.quiet().getFirst().covered())
                .extracting(fix -> fix.id().local())
                .containsExactly("base");
    }

    @Test
    void skippedFix_isBroughtByALaterOneThatSupersedesIt() {
        var skipped = general("old", "2007-07-05", Toll.VM_MIGRATION);
        var later = superseding(fix("new", "2007-08-05", Toll.HOST_REBOOT), "old");

        var maintenance = Maintenance.of(List.of(skipped, later), QUESTION.with(Policy.SECURITY));

        assertThat(maintenance.broughtBy(skipped)).isEqualTo(later);
    }

    @Test
    void dayOfAnAdvisory_isCountedApart_unlessAReleaseProvesTheDay() {
        var advised = Fixes.of(fix("a", "2007-09-18", Toll.UNKNOWN), Fix.Basis.ADVISORY);
        var proven = fix("b", "2007-09-06", Toll.HOST_REBOOT);
        var also = Fixes.of(fix("c", "2007-09-06", Toll.NONE), Fix.Basis.ADVISORY);

        var maintenance = Maintenance.of(List.of(advised, proven, also), QUESTION);

        assertThat(maintenance.releaseDays(Fix.Basis.RELEASE)).isEqualTo(1);
        assertThat(maintenance.releaseDays(Fix.Basis.ADVISORY)).isEqualTo(1);
    }

    /// Tuesday 3 July to Sunday 8, Wednesday 4 to the same Sunday, Monday 16 to Sunday 22: 5 + 6
    /// days, though three patches are for the CVE.
    @Test
    void vulnerabilityOfSeveralPatches_isOpenOnceADay() {
        var fixes =
                Stream.of("2007-07-03", "2007-07-04", "2007-07-16")
                        .map(day ->
                                Fixes.of(
                                        fix("p" + day, day, Toll.HOST_REBOOT),
                                        Set.of("security-fix"),
                                        Set.of("CVE-2007-1")))
                        .toList();

        var exposure = Maintenance.of(fixes, QUESTION.with(Window.WEEKLY)).exposure();

        assertThat(exposure.fixes()).isEqualTo(3);
        assertThat(exposure.vulnerabilityDays()).isEqualTo(11);
    }

    @Test
    void exploitation_countsFromItsDayOn() {
        // appears on Tuesday 3 July, is known to be exploited from the 6th, installed on the 10th
        var fix = exploited(fix("s", "2007-07-03", Toll.HOST_REBOOT), "2007-07-06");

        var maintenance = Maintenance.of(List.of(fix), QUESTION.with(Window.SECOND_TUESDAY));

        assertThat(maintenance.exposure().vulnerabilityDays()).isEqualTo(7);
        assertThat(maintenance.exposure().exploitedDays()).isEqualTo(4);
    }

    @Test
    void withoutTheConsole_itsFixesAreLeftOut_andUnknownOnesStay() {
        var console = concerning(fix("c", "2007-07-03", Toll.HOST_REBOOT), "service-console");
        var both =
                concerning(
                        fix("b", "2007-07-04", Toll.HOST_REBOOT), "service-console", "hypervisor");
        var unknown = concerning(fix("u", "2007-07-05", Toll.HOST_REBOOT));
        var question =
                new Question(
                        BUILT,
                        UNTIL,
                        Policy.ALL,
                        Window.RELEASE_DAY,
                        _ -> false,
                        Set.of("service-console"));

        assertThat(shown(Maintenance.of(List.of(console, both, unknown), question)))
                .isEqualTo("[07-04 HOST_REBOOT [b], 07-05 HOST_REBOOT [u]]");
    }

    @Test
    void whatAppearsOnTheDayOfBuilding_isThereAlready_andTheLastDayCounts() {
        var fixes =
                List.of(
                        fix("first", "2007-07-02", Toll.HOST_REBOOT),
                        fix("last", "2007-11-29", Toll.HOST_REBOOT),
                        fix("after", "2007-11-30", Toll.HOST_REBOOT));

        assertThat(shown(Maintenance.of(fixes, QUESTION))).isEqualTo("[11-29 HOST_REBOOT [last]]");
    }

    @Test
    void periodWithoutDays_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.of(BUILT, BUILT))
                .withMessageContaining("2007-07-02");
    }

    @Test
    void cost_isEventsTimesHosts_besideTheDowntimeOfMachinesThatCannotMove() {
        var maintenance = Maintenance.of(STORY, SUMMER);

        var cost = Cost.of(maintenance, new Cost.Estate(10, 30, 4));

        assertThat(cost).isEqualTo(new Cost(4, 20, 6, 0, 2));
    }
}
