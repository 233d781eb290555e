package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/// A fix as an answer shows it, without its texts.
///
/// @param symptoms, hardware, qualities sorted; empty when nothing is known
public record FixLine(
        NoticeId id,
        LocalDate day,
        Fix.Basis basis,
        String title,
        Set<String> kinds,
        Set<String> components,
        boolean critical,
        Toll toll,
        Set<String> cves,
        Set<String> symptoms,
        Set<String> hardware,
        Set<String> qualities) {
    static FixLine of(Fix fix) {
        return new FixLine(
                fix.id(),
                fix.day(),
                fix.basis(),
                fix.about().title(),
                new TreeSet<>(fix.kinds()),
                new TreeSet<>(fix.components()),
                fix.isCritical(),
                fix.toll(),
                new TreeSet<>(fix.cves()),
                fix.about().symptoms(),
                fix.about().hardware(),
                fix.about().qualities());
    }
}
