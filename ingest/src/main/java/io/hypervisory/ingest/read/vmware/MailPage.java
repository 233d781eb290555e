package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.QuotedPrintable;
import io.hypervisory.ingest.read.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// One mail, however it was served: a page of a Mailman 2 archive (pipermail), RFC 822 text, or the
/// bare text of an advisory.
sealed interface MailPage {
    /// @param subject null when the text came without one
    /// @param text the body without markup, lines ended by `\n`
    record Mail(@Nullable String subject, String text) implements MailPage {}

    /// Not a mail, with a reason for [Reading.Rejected].
    record NoMail(String reason, String error) implements MailPage {}

    String BEGIN = "<!--beginarticle-->";
    String END = "<!--endarticle-->";
    Pattern HTML = Pattern.compile("(?i)^\\s*(?:<!doctype html|<html|<\\?xml|<head|<body|<!--)");
    Pattern FRAME = Pattern.compile("(?i)Advisory[ \\u00A0]ID[ \\u00A0]{0,20}:");
    Pattern PRE_END = Pattern.compile("(?i)</pre\\s*>");
    Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]{1,60}):[ \\t]*(.*)");
    Pattern MAIL_HEADER =
            Pattern.compile(
                    "(?im)\\A(?:From .*\\n)?(?:(?:[A-Za-z0-9-]+:|[ \\t]).*\\n){0,60}?"
                            + "(?:From|Subject|Message-ID|Received|Return-Path):");
    Pattern MASKED = Pattern.compile("(\\S+) at (\\S+\\.\\S+)");
    Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");
    Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";\\s]{1,100})");

    /// The document as a mail.
    static MailPage read(Document document) {
        String text =
                Text.decode(document.body(), document.contentType())
                        .replace("\r\n", "\n")
                        .replace('\r', '\n');
        if (text.isBlank()) {
            return new NoMail("empty", "no bytes but white space");
        }
        int begin = text.indexOf(BEGIN);
        if (begin >= 0) {
            return pipermail(text, begin);
        }
        if (HTML.matcher(text).find()) {
            return page(text);
        }
        if (MAIL_HEADER.matcher(text).lookingAt()) {
            return rfc822(text);
        }
        if (FRAME.matcher(text).find()) {
            return new Mail(null, text);
        }
        return new NoMail("not-a-mail", "neither mail headers nor an advisory's frame");
    }

    private static MailPage pipermail(String page, int begin) {
        int end = page.indexOf(END, begin);
        if (end < 0) {
            return new NoMail("truncated", "no " + END);
        }
        Element heading = Jsoup.parse(page.substring(0, begin)).selectFirst("h1");
        return mail(heading, Jsoup.parse(page.substring(begin + BEGIN.length(), end)).body());
    }

    /// A copy of such a page may have lost the comments around the mail.
    private static MailPage page(String text) {
        Element page = Jsoup.parse(text);
        for (Element block : page.select("pre")) {
            if (FRAME.matcher(block.wholeText()).find()) {
                boolean closed = PRE_END.matcher(text).find();
                return closed
                        ? mail(page.selectFirst("h1"), block)
                        : new NoMail("truncated", "the block of the mail does not end");
            }
        }
        return new NoMail("html-instead", "a page without " + BEGIN);
    }

    private static Mail mail(@Nullable Element heading, Element article) {
        article.select("a").forEach(MailPage::unmask);
        return new Mail(heading == null ? null : heading.text(), article.wholeText());
    }

    /// Mailman writes `user at host` for an address and links it; only there it is surely one.
    private static void unmask(Element link) {
        Matcher masked = MASKED.matcher(link.text());
        if (masked.matches()) {
            link.text(masked.group(1) + "@" + masked.group(2));
        }
    }

    private static MailPage rfc822(String text) {
        Matcher blank = BLANK_LINE.matcher(text);
        boolean ends = blank.find();
        String head = ends ? text.substring(0, blank.start()) : text;
        String body = ends ? text.substring(blank.end()) : "";
        Map<String, String> headers = headers(head);
        Matcher boundary = BOUNDARY.matcher(headers.getOrDefault("content-type", ""));
        if (boundary.find()) {
            return new Mail(headers.get("subject"), plainPart(body, "--" + boundary.group(1)));
        }
        return new Mail(headers.get("subject"), transferDecoded(headers, body));
    }

    private static Map<String, String> headers(String head) {
        var headers = new LinkedHashMap<String, String>();
        for (String line : head.replaceAll("\\n[ \\t]+", " ").split("\n")) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                headers.putIfAbsent(header.group(1).toLowerCase(Locale.ROOT), header.group(2));
            }
        }
        return headers;
    }

    /// The first part that is plain text; a part without a type is.
    private static String plainPart(String body, String delimiter) {
        for (String part : body.split(Pattern.quote(delimiter))) {
            int blank = part.indexOf("\n\n");
            if (blank < 0 || part.isBlank()) {
                continue;
            }
            Map<String, String> headers = headers(part.substring(0, blank));
            String type = headers.getOrDefault("content-type", "text/plain");
            if (!headers.isEmpty() && type.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
                return transferDecoded(headers, part.substring(blank + 2));
            }
        }
        return body;
    }

    private static String transferDecoded(Map<String, String> headers, String body) {
        String encoding = headers.getOrDefault("content-transfer-encoding", "").strip();
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "quoted-printable" -> QuotedPrintable.decode(body);
            case "base64" -> base64(body);
            default -> body;
        };
    }

    private static String base64(String body) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
            return Text.decode(bytes, null).replace("\r\n", "\n");
        } catch (IllegalArgumentException e) {
            return body;
        }
    }
}
