package io.hypervisory.docker.archive;

import static io.hypervisory.docker.archive.Layout.html;

import io.hypervisory.docker.archive.HistoryFacts.NamedPatch;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// ESX patches in the form of VMware's knowledge base of 2007 to 2009: a table of labels and
/// values, and a sentence on what it repairs. A fact that is missing has no row. Whether a patch
/// takes the host down is known of six only.
final class PatchPages {
    private static final String FOLDER = "/vmware/patches/";
    private static final Pattern ID =
            Pattern.compile("ESX-\\d{5,7}|ESXe?\\d{3}-\\d{9}(-[A-Z]{1,2}){0,2}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private PatchPages() {}

    /// The patches of ESX 2.x have numbers that are not unique, and so no page of their own; they
    /// stand in the mails.
    static Shelves shelf(List<NamedPatch> patches) {
        var pages =
                patches.stream()
                        .filter(PatchPages::hasPage)
                        .map(patch ->
                                new Shelves.Titled(
                                        patch.id(),
                                        new Page(path(patch), Page.HTML, () -> text(patch))))
                        .toList();
        return Shelves.listed("VMware ESX patches", "esx-patch-page", FOLDER, pages);
    }

    static boolean hasPage(NamedPatch patch) {
        return ID.matcher(patch.id()).matches();
    }

    static String path(NamedPatch patch) {
        return FOLDER + patch.id() + ".html";
    }

    private static String text(NamedPatch patch) {
        return """
        <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
        <html>
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
        <title>VMware KB: %1$s</title>
        </head>
        <body>
        <div id="nav"><a href="%2$s">Patches</a></div>
        <h1>VMware ESX %3$s, Patch %1$s</h1>
        <p>Reconstructed from facts for a demo; these are not VMware's words.</p>
        <h2>Details</h2>
        <table border="1">
        %4$s</table>
        %6$s<h2>Solution</h2>
        <p>The patch is installed with esxupdate.%5$s</p>
        </body>
        </html>
        """
                .formatted(
                        html(patch.id()),
                        FOLDER,
                        html(version(patch)),
                        rows(patch),
                        update(patch),
                        summary(patch));
    }

    private static String summary(NamedPatch patch) {
        String summary = PatchSummary.of(patch);
        return summary.isEmpty()
                ? ""
                : "<h2>Summaries and Symptoms</h2>\n<p>" + html(summary) + "</p>\n";
    }

    private static String update(NamedPatch patch) {
        return patch.update().isEmpty() ? "" : " It is part of " + html(patch.update()) + ".";
    }

    /// A version with a question mark is a guess of the collection.
    private static String version(NamedPatch patch) {
        String version = patch.version();
        if (version.endsWith("?")) {
            return "Server";
        }
        return version.startsWith("i") ? "Server 3i " + version.substring(1) : "Server " + version;
    }

    private static String rows(NamedPatch patch) {
        var rows = new StringBuilder();
        row(rows, "Product Versions", "ESX " + version(patch));
        if (patch.released() != null) {
            row(rows, "Release Date", DAY.format(patch.released()));
        }
        row(rows, "Patch Classification", patch.stated());
        row(rows, "Supersedes", String.join(", ", patch.supersedes()));
        row(rows, "Virtual Machine Migration or Reboot Required", yesOrNo(patch.migration()));
        row(rows, "ESX Server Host Reboot Required", yesOrNo(patch.reboot()));
        row(rows, "RPMs Included", String.join(", ", patch.rpms()));
        row(rows, "Related CVE numbers", String.join(", ", patch.cves()));
        return rows.toString();
    }

    private static void row(StringBuilder rows, String label, String value) {
        if (!value.isEmpty()) {
            rows.append("<tr><td><b>%s</b></td><td>%s</td></tr>\n".formatted(label, html(value)));
        }
    }

    private static String yesOrNo(String word) {
        return switch (word) {
            case "yes" -> "Yes";
            case "no" -> "No";
            default -> "";
        };
    }
}
