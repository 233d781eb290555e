package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.judgement.Evidence.Where;
import io.hypervisory.ingest.contract.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects the evidence that a patch offers.
final class PatchEvidence {
    private PatchEvidence() {}

    static Evidence of(String vendor, Patch.Content patch, Set<Field> wanted) {
        var all = new Gathering(wanted);
        all.text(Place.TITLE, patch.title(), Evidence.OF_NONE, Where.at("/title"));
        fields(patch, all);
        for (int i = 0; i < patch.statements().size(); i++) {
            Statement each = patch.statements().get(i);
            var where = new Where("", "/statements/", i, "/said");
            all.text(Place.STATEMENT, each.said(), Evidence.OF_NONE, where);
            all.fact(Field.STATEMENTS, each.label(), each.said(), Evidence.OF_ALL, where);
        }
        for (int i = 0; i < patch.notes().size(); i++) {
            all.note(patch.notes().get(i), "", i, Evidence.OF_NONE, null);
        }
        all.texts(Place.PRODUCT, patch.products(), "/products/");
        for (int i = 0; i < patch.products().size(); i++) {
            var where = new Where("", "/products/", i, "");
            all.fact(Field.PRODUCT, null, patch.products().get(i), Evidence.OF_ALL, where);
        }
        all.texts(Place.PACKAGE, patch.packages(), "/packages/");
        all.texts(Place.HARDWARE, patch.hardware(), "/hardware/");
        all.texts(Place.SOFTWARE, patch.software(), "/software/");
        all.references(patch.references(), "", Evidence.OF_NONE);
        all.knowledge(patch.cves(), patch.knowledge(), Map.of());
        return all.evidence(vendor, List.of());
    }

    private static void fields(Patch.Content patch, Gathering all) {
        all.fact(Field.TYPE, "patch", "");
        all.fact(Field.PATCH_CLASS, patch.patchClass(), "/patchClass");
        all.fact(Field.SEVERITY, patch.severity(), "/severity");
        all.fact(Field.URGENCY, patch.urgency(), "/urgency");
        all.fact(Field.RELEASE_TYPE, patch.releaseType(), "/releaseType");
        all.fact(Field.HOST_REBOOT, patch.hostReboot(), "/hostReboot");
        all.fact(Field.VM_MIGRATION, patch.vmMigration(), "/vmMigration");
        all.fact(Field.LIVE_PATCH, patch.livePatch(), "/livePatch");
        holdsWhere(Field.NAMES_A_CVE, patch.cves(), "/cves", all);
        holdsWhere(Field.FIXES_AN_ADVISORY, patch.advisories(), "/advisories", all);
        holdsWhere(Field.SUPERSEDES, patch.supersedes(), "/supersedes", all);
        all.fact(Field.HAS_FIX, "yes", "");
    }

    private static void holdsWhere(Field field, List<?> list, String pointer, Gathering all) {
        all.fact(field, !list.isEmpty(), list.isEmpty() ? "" : pointer + "/0");
    }
}
