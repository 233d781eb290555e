package io.hypervisory.ingest.read.csaf.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decisions by SSVC. All since 2.1.
final class SsvcTests {
    private static final String SCHEMA_VERSION = "2.0.0";

    private SsvcTests() {}

    private static void each(CheckedVulnerability vulnerability, Consumer<Spot> look) {
        for (CheckedVulnerability.Rating rating : vulnerability.ratings()) {
            Spot ssvc = rating.content().member("ssvc_v2");
            if (ssvc.exists()) {
                look.accept(ssvc);
            }
        }
    }

    /// 6.1.46: what the schema of selection lists demands.
    static void invalid(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            each(vulnerability, ssvc -> invalid(ssvc, findings));
        }
    }

    private static void invalid(Spot ssvc, Findings findings) {
        if (!ssvc.is("schemaVersion", SCHEMA_VERSION)) {
            findings.at(ssvc, "schemaVersion", "is not " + SCHEMA_VERSION);
        }
        needs(ssvc, "timestamp", findings);
        List<Spot> selections = ssvc.each("selections");
        if (selections.isEmpty()) {
            findings.at(ssvc, "selections", "are absent");
        }
        for (Spot selection : selections) {
            needs(selection, "namespace", findings);
            needs(selection, "key", findings);
            needs(selection, "version", findings);
            List<Spot> values = selection.each("values");
            if (values.isEmpty()) {
                findings.at(selection, "values", "are absent");
            }
            values.forEach(value -> needs(value, "key", findings));
        }
    }

    private static void needs(Spot owner, String member, Findings findings) {
        String text = owner.text(member);
        if (text == null || text.isBlank()) {
            findings.at(owner, member, "is absent or no text");
        }
    }

    /// 6.1.47
    static void targetIds(CheckedDocument document, Findings findings) {
        boolean several = document.vulnerabilities().size() > 1;
        String prohibited = several ? document.tracking().text("id") : null;
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            Set<String> ids = ids(vulnerability);
            each(vulnerability, ssvc -> foreignTargets(ssvc, ids, prohibited, findings));
        }
    }

    private static void foreignTargets(
            Spot ssvc, Set<String> ids, @Nullable String prohibited, Findings findings) {
        ssvc.texts(
                "target_ids",
                (at, id) -> {
                    if (!ids.contains(id) || id.equals(prohibited)) {
                        findings.at(
                                ssvc,
                                "target_ids",
                                at,
                                Findings.quote(id) + " is no id of this vulnerability");
                    }
                });
    }

    private static Set<String> ids(CheckedVulnerability vulnerability) {
        var ids = new HashSet<String>();
        ids.add(String.valueOf(vulnerability.spot().text("cve")));
        vulnerability.spot().each("ids").forEach(id -> ids.add(String.valueOf(id.text("text"))));
        return ids;
    }

    /// 6.1.48
    static void decisionPoints(CheckedDocument document, Findings findings) {
        for (CheckedVulnerability vulnerability : document.vulnerabilities()) {
            each(
                    vulnerability,
                    ssvc -> {
                        for (Spot selection : ssvc.each("selections")) {
                            @Nullable String fault = DecisionPoints.fault(selection);
                            if (fault != null) {
                                findings.at(selection, fault);
                            }
                        }
                    });
        }
    }
}
