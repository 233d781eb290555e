package io.hypervisory.index.export.csaf;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A CSAF 2.0 document of the base profile about an entry: ours, in our namespace, with a reference
/// to the original. Its revisions and their dates are those of our record. What the profile has no
/// place for, or what would contradict itself there, stands as a note. Pure; thread-safe.
public final class CsafExport {
    private CsafExport() {}

    public static ObjectNode of(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> advisory(advisory);
            case Patch patch -> patch(patch);
            case Post post -> CsafHead.of(post);
        };
    }

    private static ObjectNode advisory(Advisory advisory) {
        var content = advisory.content();
        ObjectNode csaf = CsafHead.of(advisory);
        acknowledgments((ObjectNode) csaf.path("document"), content.acknowledgments());
        var products = CsafProducts.of(content.products(), content.productGroups());
        if (!products.isEmpty()) {
            csaf.set("product_tree", products.tree());
        }
        var named = new HashSet<String>();
        var all = Json.MAPPER.createArrayNode();
        for (Vulnerability each : content.vulnerabilities()) {
            boolean isFirst = each.cve() == null || named.add(each.cve());
            ObjectNode one = new CsafVulnerability(products).of(each, isFirst);
            if (!one.isEmpty()) {
                all.add(one);
            }
        }
        content.cves().stream().filter(named::add).forEach(cve -> all.addObject().put("cve", cve));
        return with(csaf, all);
    }

    private static ObjectNode patch(Patch patch) {
        var all = Json.MAPPER.createArrayNode();
        patch.content().cves().stream().distinct().forEach(cve -> all.addObject().put("cve", cve));
        return with(CsafHead.of(patch), all);
    }

    private static ObjectNode with(ObjectNode csaf, ArrayNode vulnerabilities) {
        if (!vulnerabilities.isEmpty()) {
            csaf.set("vulnerabilities", vulnerabilities);
        }
        return csaf;
    }

    static void acknowledgments(ObjectNode parent, List<Acknowledgment> said) {
        var all = Json.MAPPER.createArrayNode();
        for (Acknowledgment each : said) {
            var one = Json.MAPPER.createObjectNode();
            CsafText.texts(one, "names", each.names());
            CsafText.text(one, "organization", each.organization());
            CsafText.text(one, "summary", each.summary());
            CsafText.texts(one, "urls", each.urls().stream().filter(CsafText::isUrl).toList());
            if (!one.isEmpty()) {
                all.add(one);
            }
        }
        if (!all.isEmpty()) {
            parent.set("acknowledgments", all);
        }
    }
}
