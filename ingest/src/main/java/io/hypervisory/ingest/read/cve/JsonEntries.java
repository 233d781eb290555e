package io.hypervisory.ingest.read.cve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.AssertionReader.Taker;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Compressed;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the entries of a JSON document, one in memory at a time: those of the list that its
/// outermost object holds, or the object itself where it holds none. Used once.
final class JsonEntries {
    private final String list;
    private final Maker maker;
    private final @Nullable String count;
    private final Taker taker;
    private final ObjectNode rest = Json.MAPPER.createObjectNode();
    private final EntryBudget restBudget = new EntryBudget();
    private boolean hasList;
    private long handedOver;

    private JsonEntries(String list, @Nullable String count, Maker maker, Taker taker) {
        this.list = list;
        this.count = count;
        this.maker = maker;
        this.taker = taker;
    }

    /// What a format makes of an entry.
    interface Maker {
        Made make(Fields entry);
    }

    /// What came of an entry.
    sealed interface Made {
        /// It may say nothing of any CVE.
        record Said(List<? extends Assertion> assertions) implements Made {
            public Said {
                assertions = List.copyOf(assertions);
            }
        }

        /// @param why it is no entry of the format
        record NoEntry(String why) implements Made {}
    }

    /// @param list the member that holds the entries, where there are many
    /// @return null when all was read, as [io.hypervisory.ingest.read.AssertionReader] says it
    static @Nullable Unreadable read(Document document, String list, Maker maker, Taker taker)
            throws InterruptedException {
        return read(document, Json.MAPPER, list, maker, taker);
    }

    /// As the others, of a list that says how many entries it has.
    ///
    /// @param count the member that says so; where so many were handed over, the taker is told that
    ///   the list is whole
    static @Nullable Unreadable readCounted(
            Document document, String list, String count, Maker maker, Taker taker)
            throws InterruptedException {
        return read(document, Json.MAPPER, list, count, maker, taker);
    }

    /// @param mapper of JSON, or of what has the same shape
    static @Nullable Unreadable read(
            Document document, ObjectMapper mapper, String list, Maker maker, Taker taker)
            throws InterruptedException {
        return read(document, mapper, list, null, maker, taker);
    }

    private static JsonParser parser(ObjectMapper mapper, InputStream plain) {
        return mapper instanceof YAMLMapper
                ? mapper.createParser(new InputStreamReader(plain, UTF_8.newDecoder()))
                : mapper.createParser(plain);
    }

    private static @Nullable Unreadable read(
            Document document,
            ObjectMapper mapper,
            String list,
            @Nullable String count,
            Maker maker,
            Taker taker)
            throws InterruptedException {
        try (InputStream plain = Compressed.plain(document.body());
                JsonParser parser = parser(mapper, plain)) {
            return new JsonEntries(list, count, maker, taker).read(parser, document);
        } catch (JacksonException e) {
            return new Unreadable(reason(e), String.valueOf(e.getOriginalMessage()));
        } catch (EOFException e) {
            return new Unreadable("truncated", e.toString());
        } catch (IOException e) {
            return new Unreadable("not-gzip", e.toString());
        }
    }

    private static String reason(JacksonException fault) {
        if (fault.getCause() instanceof Compressed.TooLarge) {
            return "too-large";
        }
        // between members Jackson has no type for it, only these words
        boolean cut =
                fault instanceof UnexpectedEndOfInputException
                        || fault.getCause() instanceof EOFException
                        || fault.getOriginalMessage().startsWith("Unexpected end-of-input");
        return cut ? "truncated" : "not-json";
    }

    private @Nullable Unreadable read(JsonParser parser, Document document)
            throws InterruptedException {
        if (isMarkup(document.body())) {
            return new Unreadable("html-instead", "a page where JSON was expected");
        }
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Unreadable("empty", "no bytes but white space");
        }
        if (first != JsonToken.START_OBJECT) {
            return new Unreadable("no-list", "the document is no JSON object");
        }
        members(parser);
        if (parser.nextToken() != null) {
            return new Unreadable("not-json", "it goes on after its end");
        }
        if (!hasList) {
            return alone();
        }
        JsonNode said = count == null ? null : rest.get(count);
        if (said != null && said.isIntegralNumber() && said.longValue() == handedOver) {
            taker.whole();
        }
        return null;
    }

    private static boolean isMarkup(byte[] body) {
        return Text.head(body, 256).replaceFirst("^\u00ef\u00bb\u00bf", "").strip().startsWith("<");
    }

    private void members(JsonParser parser) throws InterruptedException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(list) && value == JsonToken.START_ARRAY) {
                hasList = true;
                entries(parser);
            } else {
                JsonNode member = restBudget.tree(parser);
                if (member != null) {
                    rest.set(name, member);
                }
            }
        }
    }

    private void entries(JsonParser parser) throws InterruptedException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode entry = new EntryBudget().tree(parser);
            if (entry == null) {
                taker.skip("an entry larger than any CVE's");
            } else if (!entry.isObject()) {
                taker.skip("an entry that is no JSON object");
            } else {
                switch (made(entry)) {
                    case Made.NoEntry(String why) -> taker.skip(why);
                    case Made.Said(var assertions) -> {
                        take(assertions);
                        handedOver++;
                    }
                }
            }
        }
    }

    private @Nullable Unreadable alone() throws InterruptedException {
        if (restBudget.isSpent()) {
            return new Unreadable("too-large", "an entry larger than any CVE's");
        }
        return switch (made(rest)) {
            case Made.NoEntry(String why) -> new Unreadable("no-list", why);
            case Made.Said(var assertions) -> {
                take(assertions);
                yield null;
            }
        };
    }

    private Made made(JsonNode entry) {
        return maker.make(Fields.root(entry, new Unread()));
    }

    private void take(List<? extends Assertion> assertions) throws InterruptedException {
        for (Assertion assertion : assertions) {
            taker.take(assertion);
        }
    }
}
