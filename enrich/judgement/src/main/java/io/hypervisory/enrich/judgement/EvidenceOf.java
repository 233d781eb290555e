package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the evidence that a content offers.
final class EvidenceOf {
    private EvidenceOf() {}

    static Evidence advisory(Advisory.Content content) {
        var texts = new LinkedHashMap<String, String>();
        var signals = new ArrayList<Evidence.Held>();
        texts.put("/title", content.title());
        notes(content.notes(), "", texts);
        for (int i = 0; i < content.vulnerabilities().size(); i++) {
            vulnerability(
                    content.vulnerabilities().get(i), "/vulnerabilities/" + i, texts, signals);
        }
        if (!content.cves().isEmpty()) {
            signals.add(new Evidence.Held(Signal.NAMES_A_CVE, "/cves/0"));
        }
        if ("csaf_informational_advisory".equals(content.category())) {
            signals.add(new Evidence.Held(Signal.CATEGORY_INFORMATIONAL, "/category"));
        }
        return new Evidence(texts, signals);
    }

    static Evidence patch(Patch.Content content) {
        var signals = new ArrayList<Evidence.Held>();
        switch (content.patchClass()) {
            case "security" -> signals.add(new Evidence.Held(Signal.CLASS_SECURITY, "/patchClass"));
            case "bug-fix" -> signals.add(new Evidence.Held(Signal.CLASS_BUG_FIX, "/patchClass"));
            case "update" -> signals.add(new Evidence.Held(Signal.CLASS_UPDATE, "/patchClass"));
            case null, default -> {}
        }
        yesOrNo(
                content.hostReboot(),
                Signal.HOST_REBOOT_YES,
                Signal.HOST_REBOOT_NO,
                "/hostReboot",
                signals);
        yesOrNo(
                content.vmMigration(),
                Signal.VM_MIGRATION_YES,
                Signal.VM_MIGRATION_NO,
                "/vmMigration",
                signals);
        return new Evidence(Map.of(), signals);
    }

    private static void yesOrNo(
            @Nullable Boolean said,
            Signal yes,
            Signal no,
            String place,
            List<Evidence.Held> signals) {
        if (said != null) {
            signals.add(new Evidence.Held(said ? yes : no, place));
        }
    }

    private static void notes(List<Note> notes, String place, Map<String, String> texts) {
        for (int i = 0; i < notes.size(); i++) {
            texts.put(place + "/notes/" + i + "/text", notes.get(i).text());
        }
    }

    private static void vulnerability(
            Vulnerability vulnerability,
            String place,
            Map<String, String> texts,
            List<Evidence.Held> signals) {
        if (vulnerability.title() != null) {
            texts.put(place + "/title", vulnerability.title());
        }
        notes(vulnerability.notes(), place, texts);
        for (int i = 0; i < vulnerability.remediations().size(); i++) {
            Remediation remediation = vulnerability.remediations().get(i);
            String at = place + "/remediations/" + i;
            if (remediation.details() != null) {
                texts.put(at + "/details", remediation.details());
            }
            if (remediation.restartRequired() != null) {
                restart(
                        remediation.restartRequired().category(),
                        at + "/restartRequired/category",
                        signals);
            }
        }
    }

    /// CSAF 2.0 section 3.2.3.12.7: machine, zone and system take the host down.
    private static void restart(String category, String place, List<Evidence.Held> signals) {
        switch (category) {
            case "machine", "zone", "system" ->
                    signals.add(new Evidence.Held(Signal.RESTART_MACHINE, place));
            case "service", "vulnerable_component", "parent", "dependencies", "connected" ->
                    signals.add(new Evidence.Held(Signal.RESTART_SERVICE, place));
            case "none" -> signals.add(new Evidence.Held(Signal.RESTART_NONE, place));
            default -> {}
        }
    }
}
