package io.hypervisory.docker.archive;

import static io.hypervisory.docker.archive.Layout.html;
import static java.util.stream.Collectors.joining;

import io.hypervisory.docker.archive.HistoryFacts.Bulletin;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Microsoft's security bulletins of 2007 and 2008 in the form of TechNet's pages: title with the
/// severity, published and updated days with the version, summary, affected software, a heading for
/// each vulnerability, and the deployment table with its row on restarts. The form is Microsoft's,
/// the sentences are ours.
final class BulletinPages {
    private static final String FOLDER = "/technet/security/bulletin/";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private BulletinPages() {}

    static Shelves shelf(List<Bulletin> bulletins) {
        var pages =
                bulletins.stream()
                        .map(bulletin ->
                                new Shelves.Titled(
                                        bulletin.id(),
                                        new Page(path(bulletin), Page.HTML, () -> text(bulletin))))
                        .toList();
        return Shelves.listed("Microsoft security bulletins", "ms-bulletin-page", FOLDER, pages);
    }

    static String path(Bulletin bulletin) {
        return FOLDER + bulletin.id().toLowerCase(Locale.ROOT) + ".mspx";
    }

    private static String text(Bulletin bulletin) {
        return """
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
        <title>Microsoft Security Bulletin %1$s - %2$s</title>
        </head>
        <body>
        <div id="top"><a href="%10$s">Security bulletins</a></div>
        <div id="content">
        <h1>Microsoft Security Bulletin %1$s - %2$s</h1>
        <h2 class="subtitle">%3$s</h2>
        <p><b>Published:</b> %4$s</p>
        <p><b>Version:</b> %5$s</p>
        <h2>General Information</h2>
        <h3>Executive Summary</h3>
        <p>Reconstructed from facts for a demo; these are not Microsoft's words. %6$s</p>
        <h3>Affected Software</h3>
        %7$s
        <h2>Vulnerability Information</h2>
        %8$s
        <h2>Update Information</h2>
        <h3>Security Update Deployment</h3>
        %9$s
        </div>
        </body>
        </html>
        """
                .formatted(
                        bulletin.id(),
                        html(bulletin.severity()),
                        html(title(bulletin)),
                        published(bulletin),
                        bulletin.version(),
                        html(summary(bulletin)),
                        software(bulletin),
                        vulnerabilities(bulletin),
                        deployment(bulletin),
                        FOLDER);
    }

    /// No title is among the facts.
    private static String title(Bulletin bulletin) {
        return "Security Update for %s: %s (%s)"
                .formatted(bulletin.category(), bulletin.impact(), bulletin.kb());
    }

    private static String summary(Bulletin bulletin) {
        var sentences = new ArrayList<String>();
        sentences.add("The bulletin is on %s.".formatted(bulletin.category()));
        sentences.add(
                "The worst that its vulnerabilities allow is %s; the highest rating is %s."
                        .formatted(
                                bulletin.impact().toLowerCase(Locale.ROOT), bulletin.severity()));
        if (!bulletin.virtualization().isEmpty()) {
            sentences.add(
                    "It concerns products for virtualization: %s."
                            .formatted(bulletin.virtualization().replace(";", ",")));
        }
        if (bulletin.serverCore()) {
            sentences.add("The Server Core installation of Windows Server is named.");
        }
        sentences.add(
                bulletin.outOfBand()
                        ? "It came out of band, on another day than the monthly one."
                        : "It came out on the monthly day, the second Tuesday.");
        return String.join(" ", sentences);
    }

    private static String published(Bulletin bulletin) {
        String day = DAY.format(bulletin.released());
        LocalDate updated = bulletin.updated();
        return updated == null ? day : day + " | <b>Updated:</b> " + DAY.format(updated);
    }

    private static String software(Bulletin bulletin) {
        String rows =
                products(bulletin).stream()
                        .map(product ->
                                "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                                        .formatted(
                                                html(product + " (KB" + bulletin.kb() + ")"),
                                                html(bulletin.impact()),
                                                html(bulletin.severity())))
                        .collect(joining("\n"));
        return """
        <table class="dataTable">
        <thead>
        <tr><th>Operating System</th><th>Maximum Security Impact</th><th>Aggregate Severity Rating</th></tr>
        </thead>
        <tbody>
        %s
        </tbody>
        </table>\
        """
                .formatted(rows);
    }

    /// What the facts name: virtualization products, Windows Server, or else the category alone.
    private static List<String> products(Bulletin bulletin) {
        var products = new ArrayList<String>();
        Stream.of(bulletin.virtualization().split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> products.add("Microsoft " + name));
        if (bulletin.server2003()) {
            products.add("Windows Server 2003");
        }
        if (bulletin.server2008()) {
            products.add("Windows Server 2008");
        }
        if (products.isEmpty()) {
            products.add(bulletin.category());
        }
        return products;
    }

    private static String vulnerabilities(Bulletin bulletin) {
        return bulletin.cves().stream()
                .map(cve ->
                        ("<h3>Vulnerability - %1$s</h3>\n<p>Its number in the CVE list is <a"
                                        + " href=\"http://www.cve.mitre.org/cgi-bin/cvename.cgi?name=%1$s\">%1$s</a>.</p>")
                                .formatted(cve))
                .collect(joining("\n"));
    }

    private static String deployment(Bulletin bulletin) {
        String answer =
                switch (bulletin.restart()) {
                    case "yes" -> "Yes, the computer has to be started again.";
                    case "no" -> "No, nothing has to be started again.";
                    case "maybe" -> "Maybe: only where the files are in use.";
                    case String other ->
                            throw new IllegalStateException(
                                    bulletin.id() + " has restart " + other);
                };
        return """
        <table class="dataTable">
        <tbody>
        <tr><td colspan="2"><b>Restart Requirement</b></td></tr>
        <tr><td>Restart required?</td><td>%s</td></tr>
        <tr><td colspan="2"><b>Removal Information</b></td></tr>
        <tr><td>Removal</td><td>By the list of installed programs.</td></tr>
        </tbody>
        </table>\
        """
                .formatted(answer);
    }
}
