package io.hypervisory.ingest.read.bulletin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The CVEs of a cell that holds nothing else: run together (`CVE-2015-2442CVE-2015-2446`), without
/// their letters (`2008-1438`), twice with them. Thread-safe.
final class RowCves {
    private static final Pattern CVE =
            Pattern.compile(
                    "(?i)(?:CVE|CAN)[-\\s\\u00a0\\u2010\\u2011]{0,2}(\\d{4})[-\\u2010\\u2011]?(\\d{4,19})(?!\\d)"
                            + "|(?<![\\d-])((?:19|20)\\d{2})[-\\u2010\\u2011](\\d{4,7})(?!\\d)");

    private RowCves() {}

    /// In normal form, each once.
    static List<String> in(String cell) {
        Set<String> cves = new LinkedHashSet<>();
        Matcher cve = CVE.matcher(cell);
        while (cve.find()) {
            boolean letters = cve.group(1) != null;
            cves.add(
                    "CVE-"
                            + (letters ? cve.group(1) : cve.group(3))
                            + "-"
                            + (letters ? cve.group(2) : cve.group(4)));
        }
        return new ArrayList<>(cves);
    }
}
