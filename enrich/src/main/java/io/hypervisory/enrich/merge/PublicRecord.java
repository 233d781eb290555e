package io.hypervisory.enrich.merge;

import static io.hypervisory.enrich.contract.EnrichTopics.LONGEST_VALUE;

import io.hypervisory.ingest.contract.Json;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What of a record goes on its public topic: all of it up to [LONGEST_VALUE], else as much as
/// fits, and under `shortened` what is missing. Long lists lose their ends first and long texts
/// last; what is hashed, numbered and remembered is the whole. Pure and deterministic.
public final class PublicRecord {
    private static final int ALL = Integer.MAX_VALUE;

    /// A list of so few lines is not what makes a record long, and loses some only when neither
    /// longer lists nor texts are left.
    private static final int FEW_LINES = 20;

    private static final int SHORT_TEXT = 1_000;

    /// From the gentlest on.
    private static final List<Way> WAYS =
            List.of(
                    new Way(FEW_LINES, lines -> new Measure(lines, ALL)),
                    new Way(SHORT_TEXT, characters -> new Measure(ALL, characters)),
                    new Way(SHORT_TEXT, characters -> new Measure(FEW_LINES, characters)),
                    new Way(1, lines -> new Measure(lines, SHORT_TEXT)));

    private final JsonNode whole;

    private PublicRecord(JsonNode whole) {
        this.whole = whole;
    }

    /// How much of each list and of each text may stay.
    record Measure(int lines, int characters) {}

    /// One thing to give way while the other stays.
    ///
    /// @param least how far it may go
    private record Way(int least, IntFunction<Measure> measure) {}

    /// @param whole a record as JSON
    /// @return the same array when it is short enough
    /// @throws IllegalArgumentException when no shortening helps
    public static byte[] of(byte[] whole) {
        return whole.length <= LONGEST_VALUE
                ? whole
                : new PublicRecord(Json.MAPPER.readTree(whole)).longest();
    }

    private byte[] longest() {
        for (Way way : WAYS) {
            byte[] fits = longest(way);
            if (fits != null) {
                return fits;
            }
        }
        throw new IllegalArgumentException(
                "no shortening brings the record to " + LONGEST_VALUE + " bytes");
    }

    /// Doubles what is kept until it no longer fits, then halves the gap. All of it never fits.
    private byte @Nullable [] longest(Way way) {
        byte[] best = null;
        int kept = 0;
        int over = way.least();
        for (byte[] next = fitting(way, over); next != null; next = fitting(way, over)) {
            best = next;
            kept = over;
            over = 2 * kept;
        }
        while (best != null && over - kept > 1) {
            int middle = kept + (over - kept) / 2;
            byte[] next = fitting(way, middle);
            if (next == null) {
                over = middle;
            } else {
                best = next;
                kept = middle;
            }
        }
        return best;
    }

    private byte @Nullable [] fitting(Way way, int kept) {
        var shortening = new Shortening(way.measure().apply(kept));
        var left = (ObjectNode) shortening.of(whole, "");
        left.set("shortened", Json.MAPPER.valueToTree(shortening.places()));
        byte[] json = Json.bytes(left);
        return json.length <= LONGEST_VALUE ? json : null;
    }
}
