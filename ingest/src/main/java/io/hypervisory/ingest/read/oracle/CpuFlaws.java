package io.hypervisory.ingest.read.oracle;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.OtherId;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The flaws of all matrices, each once: a CVE stands in as many rows as it has products. Used by
/// one thread.
final class CpuFlaws {
    private static final String OWN = "Vuln#";

    /// `The fix for CVE-2011-0799 also addresses CVE-2011-0792.`
    private static final Pattern ALSO =
            Pattern.compile(
                    "\\balso\\s(?:address|fix|resolv|cover)[a-z]{0,3}\\b",
                    Pattern.CASE_INSENSITIVE);

    private final Map<String, Set<Metric>> byCve = new LinkedHashMap<>();
    private final Map<String, Set<Metric>> byNumber = new LinkedHashMap<>();

    void take(RiskMatrix.Risk risk) {
        for (String cve : risk.row().cves()) {
            add(byCve, cve, risk);
        }
        if (risk.number() != null) {
            add(byNumber, risk.number(), risk);
        }
    }

    private static void add(Map<String, Set<Metric>> to, String id, RiskMatrix.Risk risk) {
        Set<Metric> metrics = to.computeIfAbsent(id, _ -> new LinkedHashSet<>());
        if (risk.metric() != null) {
            metrics.add(risk.metric());
        }
    }

    /// A line of text below a matrix, which may name more that its fixes close.
    void takeLine(String line) {
        Matcher also = ALSO.matcher(line);
        if (also.find()) {
            for (String cve : IdGrammar.cves(line.substring(also.end()))) {
                byCve.computeIfAbsent(cve, _ -> new LinkedHashSet<>());
            }
        }
    }

    List<Vulnerability> facts() {
        var facts = new ArrayList<Vulnerability>();
        byCve.forEach((cve, metrics) -> facts.add(flaw(cve, List.of(), metrics)));
        byNumber.forEach((number, metrics) ->
                facts.add(flaw(null, List.of(new OtherId(OWN, number)), metrics)));
        return facts;
    }

    private static Vulnerability flaw(
            @Nullable String cve, List<OtherId> ids, Set<Metric> metrics) {
        return Vulnerability.ofCve(cve, null).withIds(ids).withMetrics(List.copyOf(metrics));
    }
}
