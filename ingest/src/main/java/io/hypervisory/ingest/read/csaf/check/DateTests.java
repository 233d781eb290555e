package io.hypervisory.ingest.read.csaf.check;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dates, and what must not be newer than the newest revision. All since 2.1.
final class DateTests {
    private static final String EXPLOITED = "first_known_exploitation_dates";
    private static final List<String> DATED =
            List.of("flags", "involvements", "remediations", "threats");

    private DateTests() {}

    /// 6.1.37
    static void dateAndTime(CheckedDocument document, Findings findings) {
        Spot tracking = document.tracking();
        strict(tracking, "current_release_date", findings);
        strict(tracking, "initial_release_date", findings);
        strict(tracking.member("generator"), "date", findings);
        document.history().items().forEach(item -> strict(item, "date", findings));
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            Spot spot = vulnerability.spot();
            strict(spot, "disclosure_date", findings);
            strict(spot, "discovery_date", findings);
            DATED.forEach(list -> spot.each(list).forEach(item -> strict(item, "date", findings)));
            for (Spot item : spot.each(EXPLOITED)) {
                strict(item, "date", findings);
                strict(item, "exploitation_date", findings);
            }
            for (CheckedVulnerability.Rating rating : vulnerability.ratings()) {
                strict(rating.content().member("epss"), "timestamp", findings);
                strict(rating.content().member("ssvc_v2"), "timestamp", findings);
            }
        }
    }

    private static void strict(Spot owner, String name, Findings findings) {
        String text = owner.text(name);
        if (text == null) {
            return;
        }
        Timestamp time = Timestamp.parse(text);
        if (time == null || !time.strict()) {
            findings.at(owner, name, Findings.quote(text) + " is no date-time");
        }
    }

    /// 6.1.45
    static void disclosure(CheckedDocument document, Findings findings) {
        if (document.clear() && document.released()) {
            for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
                notNewer(document, vulnerability.spot(), "disclosure_date", findings);
            }
        }
    }

    /// 6.1.49
    static void ssvc(CheckedDocument document, Findings findings) {
        timestamp(document, "ssvc_v2", findings);
    }

    /// 6.1.51
    static void epss(CheckedDocument document, Findings findings) {
        timestamp(document, "epss", findings);
    }

    private static void timestamp(CheckedDocument document, String metric, Findings findings) {
        if (document.released()) {
            for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
                for (CheckedVulnerability.Rating rating : vulnerability.ratings()) {
                    notNewer(document, rating.content().member(metric), "timestamp", findings);
                }
            }
        }
    }

    /// 6.1.52
    static void firstExploitation(CheckedDocument document, Findings findings) {
        if (document.released()) {
            for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
                for (Spot item : vulnerability.spot().each(EXPLOITED)) {
                    notNewer(document, item, "date", findings);
                    notNewer(document, item, "exploitation_date", findings);
                }
            }
        }
    }

    /// 6.1.53
    static void exploitation(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            for (Spot item : vulnerability.spot().each(EXPLOITED)) {
                Timestamp exploited = Timestamp.parse(item.text("exploitation_date"));
                Timestamp date = Timestamp.parse(item.text("date"));
                if (exploited != null
                        && date != null
                        && exploited.instant().isAfter(date.instant())) {
                    findings.at(item, "exploitation_date", "is newer than date");
                }
            }
        }
    }

    private static void notNewer(
            CheckedDocument document, Spot owner, String name, Findings findings) {
        @Nullable Instant newest = document.history().newest();
        Timestamp time = Timestamp.parse(owner.text(name));
        if (newest != null && time != null && time.instant().isAfter(newest)) {
            findings.at(owner, name, "is newer than the newest revision");
        }
    }
}
