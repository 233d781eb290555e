package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.judgement.Evidence.Where;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Threat;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Collects the evidence that an advisory offers, each text and field with the vulnerabilities that
/// it is of.
final class AdvisoryEvidence {
    private final Advisory.Content advisory;
    private final Gathering all;
    private final Map<String, Integer> ofCve = new HashMap<>();
    private final List<Evidence.Part> parts = new ArrayList<>();
    private @Nullable Sections lettered;

    private AdvisoryEvidence(Advisory.Content advisory, Set<Field> wanted) {
        this.advisory = advisory;
        this.all = new Gathering(wanted);
    }

    static Evidence of(String vendor, Advisory.Content advisory, Set<Field> wanted) {
        return new AdvisoryEvidence(advisory, wanted).gather(vendor);
    }

    private Evidence gather(String vendor) {
        List<Vulnerability> vulnerabilities = advisory.vulnerabilities();
        for (int i = 0; i < vulnerabilities.size(); i++) {
            String cve = vulnerabilities.get(i).cve();
            parts.add(new Evidence.Part("/vulnerabilities/" + i, cve));
            if (cve != null) {
                ofCve.putIfAbsent(cve, i);
            }
        }
        all.text(Place.TITLE, advisory.title(), Evidence.OF_NONE, Where.at("/title"));
        fields();
        notes();
        for (int i = 0; i < vulnerabilities.size(); i++) {
            vulnerability(vulnerabilities.get(i), i);
        }
        for (int i = 0; i < advisory.patchTable().size(); i++) {
            row(i);
        }
        for (int i = 0; i < advisory.products().size(); i++) {
            Product product = advisory.products().get(i);
            var where = new Where("", "/products/", i, "/name");
            all.text(Place.PRODUCT, product.name(), Evidence.OF_NONE, where);
            all.fact(Field.PRODUCT, null, product.name(), Evidence.OF_ALL, where);
        }
        all.references(advisory.references(), "", Evidence.OF_NONE);
        all.knowledge(advisory.cves(), advisory.knowledge(), ofCve);
        return all.evidence(vendor, parts);
    }

    private void fields() {
        all.fact(Field.TYPE, "advisory", "");
        all.fact(Field.PUBLISHER_CATEGORY, advisory.publisher().category(), "/publisher/category");
        all.fact(Field.CATEGORY, advisory.category(), "/category");
        TrackingStatus status = advisory.status();
        all.fact(
                Field.STATUS,
                status == null ? null : status.name().toLowerCase(Locale.ROOT),
                "/status");
        all.fact(Field.SEVERITY, advisory.severity(), "/severity");
        List<String> failed = advisory.failedTests();
        for (int i = 0; failed != null && i < failed.size(); i++) {
            var where = new Where("", "/failedTests/", i, "");
            all.fact(Field.FAILED_TESTS, null, failed.get(i), Evidence.OF_ALL, where);
        }
        boolean named = !advisory.cves().isEmpty();
        all.fact(Field.NAMES_A_CVE, named, named ? "/cves/0" : "");
        boolean any = !advisory.vulnerabilities().isEmpty();
        all.fact(Field.HAS_VULNERABILITY, any, any ? "/vulnerabilities/0" : "");
        worked(Field.HAS_FIX, Remedies.fix(advisory));
        worked(Field.HAS_FIXED_VERSION, Remedies.fixedVersion(advisory));
        worked(Field.HAS_WORKAROUND, Remedies.workaround(advisory));
    }

    private void worked(Field field, @Nullable String pointer) {
        all.fact(field, pointer != null, Objects.requireNonNullElse(pointer, ""));
    }

    private void notes() {
        List<Vulnerability> vulnerabilities = advisory.vulnerabilities();
        for (int i = 0; i < advisory.notes().size(); i++) {
            Note note = advisory.notes().get(i);
            if (note.category() != null || vulnerabilities.isEmpty()) {
                all.note(note, "", i, Evidence.OF_NONE, null);
                continue;
            }
            int[] headed = headed(note.title());
            Sections sections =
                    headed.length > 0 ? null : Sections.in(note.text(), vulnerabilities);
            lettered = sections == null ? lettered : sections;
            all.note(note, "", i, headed, sections);
        }
    }

    /// Vulnerabilities that bear a note's heading as their title: since 2019 an issue is a note.
    private int[] headed(@Nullable String heading) {
        List<Vulnerability> vulnerabilities = advisory.vulnerabilities();
        return heading == null
                ? Evidence.OF_NONE
                : IntStream.range(0, vulnerabilities.size())
                        .filter(i -> heading.equals(vulnerabilities.get(i).title()))
                        .toArray();
    }

    private void vulnerability(Vulnerability vulnerability, int part) {
        String base = parts.get(part).place();
        int[] itself = {part};
        all.text(Place.VULNERABILITY, vulnerability.title(), itself, Where.at(base + "/title"));
        for (int i = 0; i < vulnerability.notes().size(); i++) {
            all.note(vulnerability.notes().get(i), base, i, itself, null);
        }
        for (int i = 0; i < vulnerability.remediations().size(); i++) {
            remediation(vulnerability.remediations().get(i), base, i, part);
        }
        for (int i = 0; i < vulnerability.threats().size(); i++) {
            Threat threat = vulnerability.threats().get(i);
            var where = new Where(base, "/threats/", i, "/details");
            all.text(Place.THREAT, threat.details(), itself, where);
        }
        all.references(vulnerability.references(), base, itself);
        vulnerabilityFields(vulnerability, base, part);
    }

    private void vulnerabilityFields(Vulnerability vulnerability, String base, int part) {
        for (int i = 0; i < vulnerability.metrics().size(); i++) {
            var metric = vulnerability.metrics().get(i);
            var where = new Where(base, "/metrics/", i, "");
            boolean isSsvc = metric.scheme().equals("ssvc");
            if (metric.vector() != null) {
                all.fact(
                        isSsvc ? Field.KNOWN_SSVC : Field.CVSS, null, metric.vector(), part, where);
            }
            if (metric.baseScore() != null && metric.scheme().startsWith("cvss")) {
                all.fact(Field.CVSS_SCORE, null, metric.baseScore().toString(), part, where);
            }
        }
        for (int i = 0; i < vulnerability.cwes().size(); i++) {
            var where = new Where(base, "/cwes/", i, "");
            all.fact(Field.CWE, null, vulnerability.cwes().get(i), part, where);
        }
        for (int i = 0; i < vulnerability.flags().size(); i++) {
            var where = new Where(base, "/flags/", i, "/label");
            all.fact(Field.FLAG, null, vulnerability.flags().get(i).label(), part, where);
        }
        for (ProductStatus status : vulnerability.statuses().keySet()) {
            if (!vulnerability.statuses().getOrDefault(status, List.of()).isEmpty()) {
                String word = status.name().toLowerCase(Locale.ROOT);
                var where = Where.at(base + "/statuses/" + word);
                all.fact(Field.PRODUCT_STATUS, null, word, part, where);
            }
        }
    }

    private void remediation(Remediation remediation, String base, int index, int part) {
        String list = "/remediations/";
        boolean around =
                remediation.category().equals("workaround")
                        || remediation.category().equals("mitigation");
        all.text(
                around ? Place.WORKAROUND : Place.REMEDIATION,
                remediation.details(),
                new int[] {part},
                new Where(base, list, index, "/details"));
        all.fact(
                Field.REMEDIATION,
                null,
                remediation.category(),
                part,
                new Where(base, list, index, "/category"));
        Remediation.Restart restart = remediation.restartRequired();
        if (restart != null) {
            all.fact(
                    Field.RESTART_REQUIRED,
                    null,
                    restart.category(),
                    part,
                    new Where(base, list, index, "/restartRequired/category"));
            all.text(
                    Place.REMEDIATION,
                    restart.details(),
                    new int[] {part},
                    new Where(base, list, index, "/restartRequired/details"));
        }
    }

    private void row(int index) {
        PatchRow row = advisory.patchTable().get(index);
        int[] of = of(row);
        PatchRow above = index == 0 ? null : advisory.patchTable().get(index - 1);
        if (above == null || !above.product().equals(row.product())) {
            all.text(Place.PRODUCT, row.product(), Evidence.OF_NONE, at(index, "/product"));
        }
        all.text(Place.PART, row.component(), of, at(index, "/component"));
        all.text(Place.THREAT, row.impact(), of, at(index, "/impact"));
        all.text(Place.REMEDIATION, row.fix(), of, at(index, "/fix"));
        all.text(Place.WORKAROUND, row.workarounds(), of, at(index, "/workarounds"));
        rowFact(Field.PATCH_TABLE_PRODUCT, row.product(), of, at(index, "/product"));
        rowFact(Field.PATCH_TABLE_COMPONENT, row.component(), of, at(index, "/component"));
        rowFact(Field.PATCH_TABLE_RESTART, row.restart(), of, at(index, "/restart"));
        rowFact(Field.PATCH_TABLE_FIX, row.fix(), of, at(index, "/fix"));
        rowFact(Field.PATCH_TABLE_SEVERITY, row.severity(), of, at(index, "/severity"));
        rowFact(Field.PATCH_TABLE_IMPACT, row.impact(), of, at(index, "/impact"));
    }

    private static Where at(int row, String leaf) {
        return new Where("", "/patchTable/", row, leaf);
    }

    private void rowFact(Field field, @Nullable String value, int[] of, Where where) {
        if (value == null || !all.wants(field)) {
            return;
        }
        if (of.length == 0) {
            all.fact(field, null, value, Evidence.OF_ALL, where);
        }
        for (int part : of) {
            all.fact(field, null, value, part, where);
        }
    }

    private int[] of(PatchRow row) {
        if (!row.cves().isEmpty()) {
            return row.cves().stream()
                    .map(ofCve::get)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        Sections sections = lettered;
        return row.issue() == null || sections == null
                ? Evidence.OF_NONE
                : sections.lettered(row.issue());
    }
}
