package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A file of the corpus, and what the JDK's and Jackson's parsers say of it, without our readers.
///
/// @param name its path below the folder of feeds
/// @param entries it has an item or entry element, or a JSON Feed's items
record FeedFile(String name, byte[] body, boolean wellFormed, boolean entries) {
    private static final Pattern ENTRY =
            Pattern.compile("(?i)<(?:[\\w.-]+:)?(?:item|entry)[\\s>/]");
    private static final Pattern HEADER =
            Pattern.compile("(?i)Header:\\s+(Content-type|Content-Location):\\s*(\\S[^\\r\\n]*)");

    static FeedFile of(Path folder, Path file) {
        byte[] body = Corpus.bytes(file);
        String name = folder.relativize(file).toString();
        String plain = new String(body, ISO_8859_1).replace("\0", "");
        if (plain.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().startsWith("{")) {
            return json(name, body);
        }
        var seen = new Entries();
        try {
            seen.parse(body);
            return new FeedFile(name, body, true, seen.found);
        } catch (SAXException e) {
            return new FeedFile(name, body, false, ENTRY.matcher(plain).find());
        }
    }

    private static FeedFile json(String name, byte[] body) {
        try {
            JsonNode root = Json.MAPPER.readTree(body);
            boolean feed = root.path("version").asString("").contains("jsonfeed.org");
            return new FeedFile(name, body, true, feed && !root.path("items").isEmpty());
        } catch (JacksonException e) {
            return new FeedFile(name, body, false, false);
        }
    }

    String folder() {
        return name.substring(0, name.indexOf('/'));
    }

    /// As feedparser's server would serve it: its header comments name the headers.
    Document document() {
        String url = "http://127.0.0.1:8097/" + name;
        String location = header("Content-Location");
        URI located = URI.create(url).resolve(location == null ? url : location);
        return new Document(
                "corpus",
                "feed",
                false,
                "http".equals(located.getScheme()) ? located.toString() : url,
                header("Content-type"),
                null,
                -1,
                -1,
                Digests.sha256(body),
                Instant.EPOCH,
                body);
    }

    private @Nullable String header(String header) {
        Matcher matcher = HEADER.matcher(new String(body, ISO_8859_1).replace("\0", ""));
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(header)) {
                return matcher.group(2).strip();
            }
        }
        return null;
    }

    /// Well-formed by XML 1.0 with namespaces; a DOCTYPE may stand there, and nothing is loaded.
    private static final class Entries extends DefaultHandler {
        boolean found;

        void parse(byte[] body) throws SAXException {
            try {
                var factory = SAXParserFactory.newInstance();
                factory.setNamespaceAware(true);
                var reader = factory.newSAXParser().getXMLReader();
                reader.setContentHandler(this);
                reader.setErrorHandler(this);
                reader.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
                reader.parse(new InputSource(new ByteArrayInputStream(body)));
            } catch (IOException e) {
                throw new SAXException(e);
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            found |= name.equalsIgnoreCase("item") || name.equalsIgnoreCase("entry");
        }
    }
}
