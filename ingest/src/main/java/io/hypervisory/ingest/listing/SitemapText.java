package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// The bytes of a sitemap, unpacked and whole: the parser takes half of one for all of it.
final class SitemapText {
    /// What a sitemap may have by its standard.
    static final int LARGEST = 50 * 1024 * 1024;

    private static final int TAIL = 1024;
    private static final Pattern WHOLE =
            Pattern.compile(
                    "(?s).*</(?:[\\w.-]+:)?(?:urlset|sitemapindex|rss|feed|RDF)\\s*>(?:\\s|<!--.*?-->)*");

    private SitemapText() {}

    /// @throws PageFault when it is packed wrongly, cut or too large
    static byte[] of(Fetched fetched) {
        byte[] text = unpacked(fetched);
        if (text.length > LARGEST) {
            throw new PageFault(fetched.url() + " has more than " + LARGEST + " bytes", false);
        }
        String head = ascii(text, 0, TAIL).strip();
        boolean xml = head.contains("<?xml") || head.startsWith("<");
        if (xml && !WHOLE.matcher(ascii(text, text.length - TAIL, text.length)).matches()) {
            throw new PageFault(fetched.url() + " does not end as a sitemap does", true);
        }
        return text;
    }

    private static byte[] unpacked(Fetched fetched) {
        byte[] body = fetched.body();
        boolean gzip = body.length > 2 && body[0] == 0x1F && (body[1] & 0xFF) == 0x8B;
        if (!gzip) {
            return body;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new PageFault(fetched.url() + " does not unpack: " + e.getMessage(), true);
        }
    }

    /// Bytes of zero are left out, so that UTF-16 reads too.
    private static String ascii(byte[] text, int from, int to) {
        int start = Math.max(0, from);
        return new String(
                        Arrays.copyOfRange(text, start, Math.max(start, Math.min(to, text.length))),
                        ISO_8859_1)
                .replace("\0", "");
    }
}
