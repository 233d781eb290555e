package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.read.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Where the columns stand in a list of bulletin rows, by their names without white space and case;
/// -1 where there is none. `BulletinSearch` has two named Impact and two named Severity: first the
/// bulletin's, then the row's.
///
/// @param bulletin `Bulletin Id`; -1 in the list that goes by CVE
/// @param kb of the update: `Component KB` or `BulletinKB`
/// @param names as written, folded
record RowColumns(
        int date,
        int bulletin,
        int cves,
        int kb,
        int bulletinKb,
        int title,
        int product,
        int component,
        int bulletinSeverity,
        int severity,
        int bulletinImpact,
        int impact,
        int supersedes,
        int reboot,
        List<String> names) {
    RowColumns {
        names = List.copyOf(names);
    }

    /// Null when it is the head of another table.
    static @Nullable RowColumns of(CSVRecord head) {
        var keys = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (String cell : head) {
            names.add(HtmlText.folded(cell));
            keys.add(key(cell));
        }
        boolean byBulletin = keys.contains("bulletinid");
        if (!keys.contains("affectedproduct")
                || !(byBulletin || (keys.contains("cve") && keys.contains("bulletinkb")))) {
            return null;
        }
        return new RowColumns(
                keys.indexOf("dateposted"),
                keys.indexOf("bulletinid"),
                byBulletin ? keys.indexOf("cves") : keys.indexOf("cve"),
                byBulletin ? keys.indexOf("componentkb") : keys.indexOf("bulletinkb"),
                byBulletin ? keys.indexOf("bulletinkb") : -1,
                keys.indexOf("title"),
                keys.indexOf("affectedproduct"),
                keys.indexOf("affectedcomponent"),
                byBulletin ? keys.indexOf("severity") : -1,
                keys.lastIndexOf("severity"),
                byBulletin ? keys.indexOf("impact") : -1,
                keys.lastIndexOf("impact"),
                keys.indexOf("supersedes"),
                keys.indexOf("reboot"),
                names);
    }

    /// `Severity.1` is how some write the second of two equal names.
    private static String key(String name) {
        return name.replaceAll("[\\s\\u00a0\\ufeff]+", "")
                .replaceFirst("\\.\\d$", "")
                .toLowerCase(Locale.ROOT);
    }

    boolean isByBulletin() {
        return bulletin >= 0;
    }

    String name(int column) {
        return names.get(column);
    }

    /// Folded; empty when there is no such cell.
    static String cell(CSVRecord row, int column) {
        return column < 0 || column >= row.size() ? "" : HtmlText.folded(row.get(column));
    }

    /// The head once more.
    boolean isHead(CSVRecord row) {
        return key(cell(row, product)).equals("affectedproduct");
    }
}
