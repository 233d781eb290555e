package io.hypervisory.docker.archive;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The plain text of an advisory as VMware's security list carried it: header fields wrapped at a
/// column, seven numbered sections, lettered issues and tables under a ruler. The form is VMware's,
/// the sentences are ours.
final class MailText {
    private static final int VALUE_COLUMN = 19;
    private static final String LINE = "-".repeat(67) + "\n";
    private static final Pattern UPDATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) \\(\\d{4}\\.(\\d+)\\)");
    private static final Pattern LATER = Pattern.compile("later list message (\\S+)");

    private MailText() {}

    static String of(Mail mail) {
        String text =
                header(mail)
                        + summary(mail)
                        + releases(mail)
                        + problems(mail)
                        + solution(mail)
                        + references(mail)
                        + changes(mail)
                        + contact();
        return mail.signed() ? signed(text) : text;
    }

    /// Lines that begin with a dash are escaped, as in any clear-signed text (RFC 4880, 7.1). No
    /// signature is made up.
    private static String signed(String text) {
        return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n"
                + text.replaceAll("(?m)^-", "- -")
                + "-----BEGIN PGP SIGNATURE-----\n"
                + "Comment: reconstructed from facts, the signature is not among them\n\n"
                + "-----END PGP SIGNATURE-----\n";
    }

    private static String header(Mail mail) {
        var advisory = mail.advisory();
        var text = new StringBuilder(LINE);
        text.append(" ".repeat(VALUE_COLUMN)).append("VMware Security Advisory\n\n");
        field(text, "Advisory ID:", advisory.id());
        field(text, "Synopsis:", mail.synopsis());
        field(text, "Issue date:", String.valueOf(advisory.issued()));
        if (UPDATE.matcher(advisory.updates()).matches()) {
            field(text, "Updated on:", advisory.updates());
        }
        if (!advisory.cves().isEmpty()) {
            field(text, "CVE numbers:", String.join(" ", advisory.cves()));
        }
        return text.append(LINE).append('\n').toString();
    }

    private static void field(StringBuilder text, String label, String value) {
        String margin = " ".repeat(VALUE_COLUMN);
        text.append(label)
                .append(" ".repeat(VALUE_COLUMN - label.length()))
                .append(String.join("\n" + margin, Layout.wrap(value, 70 - VALUE_COLUMN)))
                .append('\n');
    }

    private static String summary(Mail mail) {
        return "1. Summary\n\n"
                + Layout.paragraph(
                        3, "The subject of this advisory: " + mail.advisory().topic() + ".")
                + "\n";
    }

    private static String releases(Mail mail) {
        return products(mail.advisory().products()).stream()
                .map(product -> Layout.paragraph(3, product))
                .collect(joining("", "2. Relevant releases\n\n", "\n"));
    }

    /// `ESX 3.0.1;3.0.2;Player` names two products, the first in two versions.
    static List<String> products(String cell) {
        var names = new ArrayList<String>();
        for (String part : cell.split(";")) {
            if (!names.isEmpty() && Character.isDigit(part.charAt(0))) {
                names.set(names.size() - 1, names.getLast() + ", " + part);
            } else {
                names.add(part.startsWith("VMware ") ? part : "VMware " + part);
            }
        }
        return names;
    }

    private static String problems(Mail mail) {
        var text = new StringBuilder("3. Problem Description\n\n");
        int index = 0;
        for (MailIssue issue : mail.issues()) {
            text.append("   ").append((char) ('a' + index++)).append(". ");
            text.append(issue.heading()).append("\n\n");
            text.append(issueText(issue)).append('\n');
            text.append(MailTable.of(issue.patches()));
        }
        return text.toString();
    }

    private static String issueText(MailIssue issue) {
        String subject = "What this issue is about: " + issue.heading() + ".";
        String named =
                issue.products().isEmpty()
                        ? ""
                        : " Named for it: " + String.join(", ", issue.products()) + ".";
        return Layout.paragraph(6, subject + named)
                + "\n"
                + Layout.paragraph(6, assigned(issue.names()));
    }

    private static String assigned(List<String> cves) {
        boolean one = cves.size() == 1;
        String names =
                one
                        ? cves.getFirst()
                        : String.join(", ", cves.subList(0, cves.size() - 1))
                                + " and "
                                + cves.getLast();
        return "The keepers of the CVE list assigned the "
                + (one ? "name " : "names ")
                + names
                + (one ? " to this issue." : " to these issues.");
    }

    /// A table that stands below all issues would read as the last one's, so patches of no single
    /// issue stand here.
    private static String solution(Mail mail) {
        List<Mail.Release> rest = mail.patchesOfNoIssue();
        var sentences = new ArrayList<String>();
        if (mail.patches().isEmpty()) {
            sentences.add("No patch is named in the facts at hand.");
        }
        if (rest.size() < mail.patches().size()) {
            sentences.add("The tables above name the patches of an issue.");
        }
        if (!rest.isEmpty()) {
            sentences.add(
                    "This table names patches of the advisory as a whole; which issue each of them"
                            + " fixes is not told.");
        }
        return "4. Solution\n\n"
                + Layout.paragraph(3, String.join(" ", sentences))
                + "\n"
                + MailTable.of(rest);
    }

    private static String references(Mail mail) {
        var text = new StringBuilder("5. References\n\n");
        String own = mail.advisory().url();
        if (own.contains("/security/advisories/")) {
            text.append("   ").append(own).append('\n');
        }
        for (String cve : mail.advisory().cves()) {
            text.append("   http://cve.mitre.org/cgi-bin/cvename.cgi?name=").append(cve);
            text.append('\n');
        }
        return text.append('\n').toString();
    }

    private static String changes(Mail mail) {
        var advisory = mail.advisory();
        var text = new StringBuilder("6. Change log\n\n");
        text.append(advisory.issued()).append("  ").append(advisory.id()).append('\n');
        text.append("Issue date of the advisory.\n\n");
        Matcher update = UPDATE.matcher(advisory.updates());
        if (update.matches()) {
            text.append(update.group(1)).append("  ").append(advisory.id());
            text.append('.').append(update.group(2)).append("\nThe advisory was updated.\n\n");
        }
        Matcher later = LATER.matcher(advisory.updates());
        if (later.matches()) {
            String sentence =
                    "List message %s speaks of the advisory again, on a day that is not known."
                            .formatted(later.group(1));
            text.append(Layout.paragraph(0, sentence)).append('\n');
        }
        return text.toString();
    }

    private static String contact() {
        return "7. Contact\n\n"
                + Layout.paragraph(3, "List: security-announce at lists.vmware.com")
                + Layout.paragraph(
                        3,
                        "This text was reconstructed from facts; VMware did not write it in these"
                                + " words.")
                + "\n";
    }
}
