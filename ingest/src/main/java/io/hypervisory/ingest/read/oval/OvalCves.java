package io.hypervisory.ingest.read.oval;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The CVEs of a definition: as references, and in the advisory with scores and dates. Used by one
/// thread.
final class OvalCves {
    /// `5.5/CVSS:3.1/AV:L/…`, `7.8/AV:N/…`, or the number alone.
    private static final Pattern SCORE =
            Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?)(?:/(\\S{1,500}))?");

    private static final Pattern VERSION = Pattern.compile("CVSS:(\\d\\.\\d)/.*");
    private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?::\\d{2,4})?");
    private static final Pattern CWE = Pattern.compile("CWE-\\d{1,6}");

    private final ZoneId zone;
    private final Unread unread;
    private final Map<String, Found> found = new LinkedHashMap<>();

    /// What is said of one CVE.
    private static final class Found {
        final Set<Metric> metrics = new LinkedHashSet<>();
        final Set<String> cwes = new LinkedHashSet<>();
        final Set<Reference> references = new LinkedHashSet<>();
        @Nullable SaidDate released;
    }

    private OvalCves(ZoneId zone, Unread unread) {
        this.zone = zone;
        this.unread = unread;
    }

    static List<Vulnerability> read(Part metadata, Part advisory, ZoneId zone, Unread unread) {
        var cves = new OvalCves(zone, unread);
        for (Part reference : metadata.all("reference")) {
            if ("cve".equalsIgnoreCase(reference.word("source"))) {
                cves.add(reference.word("ref_id"), reference.word("ref_url"));
            }
        }
        for (Part cve : advisory.all("cve")) {
            Found found = cves.add(cve.word(), cve.word("href"));
            if (found != null) {
                cves.describe(found, cve);
            }
        }
        var read = new ArrayList<Vulnerability>();
        cves.found.forEach((cve, said) -> read.add(vulnerability(cve, said)));
        return read;
    }

    /// Null when the text names no CVE.
    private @Nullable Found add(@Nullable String literal, @Nullable String url) {
        String cve = literal == null ? null : IdGrammar.onlyCve(literal);
        if (cve == null) {
            unread.note("no CVE: " + literal);
            return null;
        }
        Found one = found.computeIfAbsent(cve, _ -> new Found());
        if (url != null) {
            one.references.add(new Reference(null, null, url));
        }
        return one;
    }

    private void describe(Found found, Part cve) {
        score(found, cve.word("cvss2"), "2.0");
        score(found, cve.word("cvss3"), "3.0");
        score(found, cve.word("cvss4"), "4.0");
        Matcher weaknesses = CWE.matcher(cve.attributes().getOrDefault("cwe", ""));
        while (weaknesses.find()) {
            found.cwes.add(weaknesses.group());
        }
        found.released = day(cve.word("public"));
    }

    private void score(Found found, @Nullable String said, String version) {
        if (said == null) {
            return;
        }
        Matcher score = SCORE.matcher(said);
        if (!score.matches()) {
            unread.note("no score: " + said);
            return;
        }
        String vector = score.group(2);
        Matcher stated = VERSION.matcher(vector == null ? "" : vector);
        String scheme = "cvss-" + (stated.matches() ? stated.group(1) : version);
        found.metrics.add(
                new Metric(scheme, vector, Double.valueOf(score.group(1)), null, null, List.of()));
    }

    /// `20240417`, at times with an hour behind it.
    private @Nullable SaidDate day(@Nullable String said) {
        Matcher day = DAY.matcher(said == null ? "" : said);
        if (said == null || !day.matches()) {
            return Dates.parse(said, zone);
        }
        SaidDate date = Dates.parse(day.group(1) + "-" + day.group(2) + "-" + day.group(3), zone);
        return date == null
                ? null
                : new SaidDate(said, date.instant(), Precision.DAY, date.zone(), true);
    }

    private static Vulnerability vulnerability(String cve, Found said) {
        return new Vulnerability(
                cve,
                List.of(),
                null,
                List.copyOf(said.cwes),
                List.of(),
                Map.of(),
                List.copyOf(said.metrics),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(said.references),
                List.of(),
                null,
                said.released);
    }
}
