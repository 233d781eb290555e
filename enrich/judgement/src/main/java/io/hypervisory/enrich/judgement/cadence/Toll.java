package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What installing something costs a host and its virtual machines, the heaviest first.
public enum Toll {
    /// The host restarts; its machines move away or stop.
    @JsonProperty("host-reboot")
    HOST_REBOOT,
    /// The host enters maintenance mode and does not restart.
    @JsonProperty("vm-migration")
    VM_MIGRATION,
    /// The host goes on; its machines must stop and start.
    @JsonProperty("vm-power-cycle")
    VM_POWER_CYCLE,
    /// Nobody says; it may take the host down.
    @JsonProperty("unknown")
    UNKNOWN,
    /// The host and its machines go on.
    @JsonProperty("none")
    NONE;

    /// As people write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A reboot that is not stated is not excluded by a stated migration, but the migration is
    /// certain.
    public static Toll of(Answer hostReboot, Answer vmMigration) {
        if (hostReboot == Answer.YES) {
            return HOST_REBOOT;
        }
        if (vmMigration == Answer.YES) {
            return VM_MIGRATION;
        }
        return hostReboot == Answer.NO && vmMigration == Answer.NO ? NONE : UNKNOWN;
    }

    /// The heavier of two.
    public Toll and(Toll other) {
        return ordinal() <= other.ordinal() ? this : other;
    }

    /// Whether the host or its machines are taken away, or may be.
    public boolean takesAway() {
        return this != NONE;
    }
}
