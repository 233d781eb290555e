package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.List;

/// What somebody said of a platform's maintenance. It stands beside an answer, quoted, and is never
/// part of one.
///
/// @param events, daysPerEvent as claimed
/// @param by who says so, and where
/// @param proof what we could make sure of
public record Claim(
        String platform,
        LocalDate built,
        LocalDate until,
        int events,
        double daysPerEvent,
        String by,
        String proof) {
    private static final List<Claim> KNOWN =
            List.of(
                    new Claim(
                            "vmware/esx-3.0",
                            LocalDate.parse("2007-07-02"),
                            LocalDate.parse("2007-11-29"),
                            8,
                            18.75,
                            "Ronald Oglesby and Dan Pianfetti, Patch Tuesday for VMware, 2007-12-07",
                            "a quoted claim: its chart and timeline are not at hand, so it is not"
                                    + " reproduced"));

    /// Claims that are about the platform, or a release of it, and a part of the period.
    static List<Claim> on(Platform platform, Question question) {
        return KNOWN.stream()
                .filter(claim -> isAbout(platform, Platform.parse(claim.platform())))
                .filter(claim ->
                        claim.until().isAfter(question.built())
                                && question.until().isAfter(claim.built()))
                .toList();
    }

    private static boolean isAbout(Platform platform, Platform claimed) {
        return platform.holds(claimed) || claimed.holds(platform);
    }
}
