package io.hypervisory.enrich.judgement.cadence;

/// What maintenance costs a number of hosts, in one table with how long vulnerabilities stay open:
/// fewer events never stand alone.
///
/// @param hostHours hosts times events times the time that one takes
/// @param elapsedHours the same with so many hosts at once
/// @param vmHoursWithMigration downtime of a host's machines that can move, in hours: that of the
///   events for which machines must stop themselves
/// @param vmHoursWithoutMigration downtime of a host's machines that cannot
public record Cost(
        int events,
        double hostHours,
        double elapsedHours,
        double vmHoursWithMigration,
        double vmHoursWithoutMigration) {
    private static final double MINUTES = 60;

    /// @param hosts of the platform
    /// @param minutes that one host is away for an event
    /// @param atOnce hosts that may be away at the same time
    public record Estate(int hosts, int minutes, int atOnce) {
        /// Ten hosts, three quarters of an hour each, one after the other: an assumption of ours.
        public static final Estate ASSUMED = new Estate(10, 45, 1);

        public Estate {
            if (hosts < 1 || minutes < 1 || atOnce < 1) {
                throw new IllegalArgumentException(
                        "hosts, minutes and hosts at once are at least 1: "
                                + hosts
                                + ", "
                                + minutes
                                + ", "
                                + atOnce);
            }
        }
    }

    public static Cost of(Maintenance maintenance, Estate estate) {
        int events = maintenance.events().size();
        double each = estate.minutes() / MINUTES;
        long rounds = Math.ceilDiv(estate.hosts(), estate.atOnce());
        return new Cost(
                events,
                events * estate.hosts() * each,
                events * rounds * each,
                maintenance.events(Toll.VM_POWER_CYCLE) * each,
                events * each);
    }
}
