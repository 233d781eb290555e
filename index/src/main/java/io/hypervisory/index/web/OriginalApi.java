package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.web.OriginalBoard.Original;
import io.hypervisory.ingest.contract.IngestTopics;
import io.javalin.http.Context;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Documents as they came, byte for byte. They are strangers' pages: a browser shows text as text
/// and keeps all else as a file, and runs nothing of it. Thread-safe.
final class OriginalApi {
    static final String PATH = "/api/documents/{partition}/{offset}";

    private static final Pattern TEXT =
            Pattern.compile("text/.*|[^;]*[/+](json|xml)|application/(javascript|yaml|mbox)");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s\";]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final OriginalBoard originals;

    OriginalApi(OriginalBoard originals) {
        this.originals = originals;
    }

    /// Where a document can be had; null when what stands there is none.
    ///
    /// @param topic null for what was not read from one
    static @Nullable String path(@Nullable String topic, int partition, long offset) {
        return IngestTopics.DOCUMENTS.name().equals(topic)
                ? PATH.replace("{partition}", Integer.toString(partition))
                        .replace("{offset}", Long.toString(offset))
                : null;
    }

    void one(Context context) {
        Parameters.areKnown(context, Set.of());
        long partition = number(context, "partition");
        long offset = number(context, "offset");
        if (partition > Integer.MAX_VALUE) {
            throw new BadParameterException("partition", partition + " is too large", null);
        }
        originals
                .at((int) partition, offset)
                .ifPresentOrElse(
                        original -> answer(context, original, partition + "-" + offset),
                        () ->
                                Problem.notFound(
                                                "no document stands in partition "
                                                        + partition
                                                        + " at offset "
                                                        + offset)
                                        .answer(context));
    }

    private static long number(Context context, String name) {
        String text = context.pathParam(name);
        if (!NUMBER.matcher(text).matches()) {
            throw new BadParameterException(name, "\"" + text + "\" is no whole number", null);
        }
        return Long.parseLong(text);
    }

    private static void answer(Context context, Original original, String name) {
        context.header("Content-Security-Policy", "sandbox; default-src 'none'");
        String type = original.contentType() == null ? "" : original.contentType();
        if (TEXT.matcher(type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip()).matches()) {
            context.contentType("text/plain; charset=" + charset(type).name());
        } else {
            context.contentType("application/octet-stream")
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"document-" + name + "\"");
        }
        context.result(original.body());
    }

    private static Charset charset(String type) {
        Matcher said = CHARSET.matcher(type);
        try {
            return said.find() ? Charset.forName(said.group(1)) : UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return UTF_8;
        }
    }
}
