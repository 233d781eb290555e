package io.hypervisory.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.archive.HistoryFacts.Vmsa;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MailArchiveTest {
    private final HistoryFacts facts = HistoryFacts.load();
    private final List<Mail> mails = MailArchive.mails(facts);
    private final Map<String, Page> pages =
            MailArchive.pages(mails).stream()
                    .collect(Collectors.toMap(Page::path, Function.identity()));

    @Test
    void archive_hasOneMailForEachAdvisory_whoseDayIsKnown() {
        assertThat(mails).hasSize(34).doesNotHaveDuplicates();
        assertThat(mails)
                .extracting(mail -> mail.advisory().id())
                .doesNotHaveDuplicates()
                .doesNotContain("VMSA-2007-0005", "VMSA-2008-0020");
    }

    @Test
    void mail_holdsEveryFactOfItsRow() {
        for (Mail mail : mails) {
            Vmsa advisory = mail.advisory();
            String text = MailText.of(mail);
            assertThat(text)
                    .contains("Advisory ID:       " + advisory.id() + "\n")
                    .contains("Issue date:        " + advisory.issued() + "\n");
            assertThat(field(text, "CVE numbers:"))
                    .as(advisory.id())
                    .containsExactlyElementsOf(advisory.cves());
            for (String patch : advisory.patches()) {
                String name = patch.substring(patch.indexOf('/') + 1);
                assertThat(rowsEndingWith(text, name)).as(advisory.id() + " " + patch).isPositive();
            }
        }
    }

    @Test
    void tables_nameEachPatch_underEachIssueThatItFixes_elseOnceUnderTheSolution() {
        for (Mail mail : mails) {
            String text = MailText.of(mail);
            for (var patch : mail.patches()) {
                long issues =
                        mail.issues().stream()
                                .filter(issue -> issue.patches().contains(patch))
                                .count();
                assertThat(rows(text, patch))
                        .as(mail.advisory().id() + " " + patch)
                        .isEqualTo(Math.max(1, issues));
                assertThat(rows(text.substring(text.indexOf("4. Solution")), patch))
                        .as(mail.advisory().id() + " " + patch)
                        .isEqualTo(issues == 0 ? 1 : 0);
            }
        }
    }

    @Test
    void cve_isAssignedInExactlyTheIssuesOfItsFacts() {
        for (Mail mail : mails) {
            String text = MailText.of(mail).replaceAll("\\s+", " ");
            String problems =
                    text.substring(text.indexOf("3. Problem"), text.indexOf("4. Solution"));
            for (String cve : mail.advisory().cves()) {
                long issues = mail.cves().stream().filter(each -> each.cve().equals(cve)).count();
                assertThat(count(problems, cve)).as(mail.advisory().id() + cve).isEqualTo(issues);
            }
        }
    }

    @Test
    void listing_namesEachMailOnce_inEitherOrder() {
        for (Mail mail : mails) {
            for (String order : List.of("date", "thread")) {
                String listing = text(mail.year() + "/" + order + ".html");
                assertThat(count(listing, "HREF=\"" + mail.file() + "\"")).isEqualTo(1);
                assertThat(count(listing, Layout.html(mail.title()) + "\n"))
                        .as(mail.title())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void frontPage_leadsToEachYear() {
        assertThat(text(""))
                .contains("\"2006/date.html\"", "\"2007/thread.html\"", "\"2008/date.html\"");
    }

    @Test
    void mail_hasItsRealNumber_whereItIsKnown() {
        assertThat(text("2008/000002.html")).contains("VMSA-2008-0001 Moderate: openpegasus");
        assertThat(text("2007/000001.html")).contains("Advisory ID:       VMSA-2007-0006");
    }

    @Test
    void number_isOutsideTheRealOnes_whereItIsNotKnown() {
        assertThat(mails).extracting(Mail::number).doesNotHaveDuplicates();
        assertThat(mails)
                .filteredOn(mail -> !mail.advisory().url().contains("/pipermail/"))
                .isNotEmpty()
                .allMatch(mail -> mail.number() > 900_000);
    }

    @Test
    void title_keepsTheSlipsOfTheRealOnes() {
        assertThat(text("2008/000023.html"))
                .contains("<H1>[Security-announce] VMSA-2008-00011 samba")
                .contains("Advisory ID:       VMSA-2008-0011\n");
        assertThat(mail("VMSA-2007-0001").title()).startsWith("OpenSSL");
    }

    @Test
    void severityWord_leadsTheSynopsis_onlyWhereTheAdvisoryHadOne() {
        assertThat(mail("VMSA-2007-0006").synopsis()).startsWith("Critical: guest-to-host");
        assertThat(mail("VMSA-2008-0002").synopsis()).isEqualTo("Low: tomcat, jre");
        assertThat(mail("VMSA-2008-0006").synopsis()).isEqualTo("libxml2");
    }

    @Test
    void update_standsInHeaderAndChangeLog_whereItsDayIsKnown() {
        assertThat(MailText.of(mail("VMSA-2008-0001")))
                .contains("Updated on:        2008-01-23 (0001.1)\n")
                .contains("2008-01-23  VMSA-2008-0001.1\n");
        assertThat(MailText.of(mail("VMSA-2008-0002")))
                .doesNotContain("Updated on:")
                .contains("List message 2008/000013");
    }

    @Test
    void dayOfTheMail_isItsOwn_andTheIssueDateOnlyWhereNoneIsKnown() {
        assertThat(text("2008/000005.html"))
                .contains("<I>Thu Feb 21 00:00:00 UTC 2008</I>")
                .contains("Issue date:        2008-02-04\n");
        assertThat(text("2008/000036.html"))
                .contains("<I>Tue Aug 12 00:00:00 UTC 2008</I>")
                .contains("The day of the mail is not known");
    }

    @Test
    void consolePackages_areCalledSo_onlyWhereTheFactsDo() {
        assertThat(MailText.of(mail("VMSA-2008-0004")))
                .contains("a. Service Console package e2fsprogs");
        assertThat(MailText.of(mail("VMSA-2008-0018"))).doesNotContainIgnoringCase("console");
        for (Mail mail : mails) {
            if (mail.cves().stream().noneMatch(HistoryFacts.VmsaCve::serviceConsole)) {
                assertThat(MailText.of(mail)).doesNotContainIgnoringCase("service console");
            }
        }
    }

    @Test
    void signedMail_isDashEscaped_andBearsNoMadeUpSignature() {
        Mail signed = mails.stream().filter(Mail::signed).findFirst().orElseThrow();
        String text = MailText.of(signed);
        assertThat(text).startsWith("-----BEGIN PGP SIGNED MESSAGE-----\n").contains("\n- -----");
        assertThat(text.lines().filter(line -> line.startsWith("-")))
                .allMatch(line -> line.startsWith("- ") || line.startsWith("-----"));
        assertThat(text.substring(text.indexOf("BEGIN PGP SIGNATURE")))
                .contains("the signature is not among them");
    }

    @Test
    void products_areSplitIntoNameAndVersions() {
        assertThat(MailText.products("ESX 3.0.1;3.0.2;VirtualCenter;VMware Server"))
                .containsExactly(
                        "VMware ESX 3.0.1, 3.0.2", "VMware VirtualCenter", "VMware Server");
    }

    @Test
    void restartFlagsOfKbPages_areNoPartOfAMail() {
        assertThat(mails)
                .extracting(MailText::of)
                .noneMatch(text -> text.contains("reboot") || text.contains("migration"));
    }

    private Mail mail(String id) {
        return mails.stream()
                .filter(mail -> mail.advisory().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String text(String place) {
        return pages.get(MailArchive.ROOT + place).text();
    }

    private static List<String> field(String text, String label) {
        var matcher = Pattern.compile("(?m)^" + label + "((?: .*\\n)+)").matcher(text);
        return matcher.find() ? List.of(matcher.group(1).strip().split("\\s+")) : List.of();
    }

    private static long rows(String text, Mail.Release patch) {
        return text.lines().filter(line -> line.matches(row(patch))).count();
    }

    private static String row(Mail.Release patch) {
        return " +"
                + patch.product()
                + " +"
                + Pattern.quote(patch.version())
                + " +"
                + patch.product()
                + " +"
                + Pattern.quote(patch.patch());
    }

    private static long rowsEndingWith(String text, String name) {
        return text.lines().filter(line -> line.matches(" +ESXi? .*[ ]" + name)).count();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
