package io.hypervisory.docker.archive;

import static io.hypervisory.docker.archive.Layout.html;
import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The archive's pages in the HTML that Mailman 2 (pipermail) makes. The facts hold days only; the
/// format wants a time too, so each stands at midnight UTC and the page says so.
final class MailPages {
    private static final String LIST = "Security-announce";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH);
    private static final String RECONSTRUCTED =
            "This archive was reconstructed from facts for a demo. The days and ids are facts; the"
                    + " sentences are not VMware's. A day's time is not known and stands as"
                    + " 00:00:00.";
    private static final String DOCTYPE =
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">\n";

    private MailPages() {}

    static Page front(Collection<Integer> years) {
        return page("", () -> frontText(years));
    }

    private static String frontText(Collection<Integer> years) {
        var rows = new StringBuilder();
        for (int year : years) {
            rows.append(
                    """
                    <tr>
                    <td>%1$d:</td>
                    <td>
                    <A href="%1$d/thread.html">[ Thread ]</a>
                    <A href="%1$d/date.html">[ Date ]</a>
                    </td>
                    </tr>
                    """
                            .formatted(year));
        }
        return DOCTYPE
                + """
                <HTML>
                  <HEAD>
                    <title>The Security-announce Archives</title>
                  </HEAD>
                  <BODY BGCOLOR="#ffffff">
                    <h1>The Security-announce Archives </h1>
                    <table border=3>
                    <tr><td>Archive</td>
                    <td>View by:</td></tr>
                %s    </table>
                <p>%s</p>
                  </BODY>
                </HTML>
                """
                        .formatted(rows, RECONSTRUCTED);
    }

    /// The listings of one year and its messages; mails come in the order of their days.
    static List<Page> year(int year, List<Mail> mails) {
        var pages = new ArrayList<Page>();
        pages.add(page(year + "/date.html", () -> listing(year, "date", mails)));
        var byTitle =
                mails.stream().sorted(comparing(Mail::day).thenComparing(Mail::title)).toList();
        pages.add(page(year + "/thread.html", () -> listing(year, "thread", byTitle)));
        for (int i = 0; i < mails.size(); i++) {
            Mail before = i == 0 ? null : mails.get(i - 1);
            Mail after = i + 1 == mails.size() ? null : mails.get(i + 1);
            Mail mail = mails.get(i);
            pages.add(page(year + "/" + mail.file(), () -> message(mail, before, after)));
        }
        return pages;
    }

    private static Page page(String place, Supplier<String> text) {
        return new Page(MailArchive.ROOT + place, "text/html; charset=us-ascii", text);
    }

    private static String listing(int year, String order, List<Mail> mails) {
        var items = new StringBuilder();
        for (Mail mail : mails) {
            items.append(
                    """
                    <LI><A HREF="%s">[%s] %s
                    </A><A NAME="%d">&nbsp;</A>
                    <I>security-announce
                    </I>

                    """
                            .formatted(mail.file(), LIST, html(mail.title()), mail.number()));
        }
        return DOCTYPE
                + """
                <HTML>
                  <HEAD>
                     <title>The Security-announce %1$d Archive by %2$s</title>
                     <META NAME="robots" CONTENT="noindex,follow">
                     <META http-equiv="Content-Type" content="text/html; charset=us-ascii">
                  </HEAD>
                  <BODY BGCOLOR="#ffffff">
                      <a name="start"></A>
                      <h1>%1$d Archives by %2$s</h1>
                      <ul>
                         <li> <b>Messages sorted by:</b>
                        <a href="thread.html#start">[ thread ]</a>
                        <a href="date.html#start">[ date ]</a>
                      </ul>
                      <p><b>Starting:</b> <i>%3$s</i><br>
                         <b>Ending:</b> <i>%4$s</i><br>
                         <b>Messages:</b> %5$d<p>
                     <ul>
                %6$s    </ul>
                  <p>%7$s</p>
                  </BODY>
                </HTML>
                """
                        .formatted(
                                year,
                                order,
                                date(mails.getFirst().day()),
                                date(mails.getLast().day()),
                                mails.size(),
                                items,
                                RECONSTRUCTED);
    }

    private static String message(Mail mail, @Nullable Mail before, @Nullable Mail after) {
        String title = html(mail.title());
        return DOCTYPE
                + """
                <HTML>
                 <HEAD>
                   <TITLE> [%1$s] %2$s
                   </TITLE>
                   <META NAME="robots" CONTENT="index,nofollow">
                   <META http-equiv="Content-Type" content="text/html; charset=us-ascii">
                 </HEAD>
                 <BODY BGCOLOR="#ffffff">
                   <H1>[%1$s] %2$s</H1>
                    <B>security-announce</B>
                    <A HREF="mailto:security-announce%%40lists.vmware.com?Subject=Re%%3A%%20"
                       TITLE="[%1$s] %2$s">security-announce at lists.vmware.com
                       </A><BR>
                    <I>%3$s</I>
                    <P><UL>
                %4$s   </UL>
                    <HR>
                <!--beginarticle-->
                <PRE>%5$s
                </PRE>
                <!--endarticle-->
                    <HR>
                    <P>%6$s%7$s</P>
                </BODY></HTML>
                """
                        .formatted(
                                LIST,
                                title,
                                date(mail.day()),
                                neighbours(mail, before, after),
                                linked(MailText.of(mail)),
                                RECONSTRUCTED,
                                remarks(mail));
    }

    private static String neighbours(Mail mail, @Nullable Mail before, @Nullable Mail after) {
        return (before == null ? "" : neighbour("Previous", before))
                + (after == null ? "" : neighbour("Next", after))
                + """
                         <LI> <B>Messages sorted by:</B>
                              <a href="date.html#%1$d">[ date ]</a>
                              <a href="thread.html#%1$d">[ thread ]</a>
                         </LI>
                """
                        .formatted(mail.number());
    }

    private static String neighbour(String which, Mail mail) {
        return "        <LI>%s message: <A HREF=\"%s\">[%s] %s\n</A></li>\n"
                .formatted(which, mail.file(), LIST, html(mail.title()));
    }

    /// Mailman makes links of the addresses in a text.
    private static String linked(String text) {
        return html(text).replaceAll("(https?://[^\\s&<]+)", "<A HREF=\"$1\">$1</A>");
    }

    private static String remarks(Mail mail) {
        var advisory = mail.advisory();
        String day =
                advisory.mailed() == null
                        ? " The day of the mail is not known; the issue date stands in its place."
                        : "";
        String id =
                advisory.note().contains("id inferred")
                        ? " The number of this advisory is inferred from its neighbours."
                        : "";
        String update =
                advisory.updates().startsWith("20")
                        ? " This page joins the advisory and its later update."
                        : "";
        return day + id + update;
    }

    private static String date(LocalDate day) {
        return DATE.format(day.atStartOfDay(ZoneOffset.UTC));
    }
}
