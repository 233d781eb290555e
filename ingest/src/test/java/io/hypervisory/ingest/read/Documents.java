package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// Documents for tests, and what the standard readers make of them.
public final class Documents {
    public static final String URL = "https://www.example.com/a/document";

    private Documents() {}

    public static Document of(String format, byte[] body) {
        return of(format, body, false);
    }

    /// As a source's first complete pass brings it.
    public static Document ofTheFirstPass(String format, String body) {
        return of(format, body.getBytes(UTF_8), true);
    }

    private static Document of(String format, byte[] body, boolean history) {
        return new Document(
                "a-source",
                format,
                history,
                URL,
                null,
                "hypervisory.documents.v1",
                3,
                17,
                Digests.sha256(body),
                Instant.parse("2026-01-02T03:04:05Z"),
                body);
    }

    public static Document of(String format, String body) {
        return of(format, body.getBytes(UTF_8));
    }

    /// A file under `src/test/resources`.
    public static byte[] fixture(String path) {
        try (var stream = Documents.class.getResourceAsStream("/" + path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no fixture " + path);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Notice> notices(Document document) {
        Reading reading = StandardReaders.all().read(document);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).notices();
    }

    public static String reason(Document document) {
        Reading reading = StandardReaders.all().read(document);
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) reading).reason();
    }

    public static AdvisoryFacts advisory(Document document) {
        return only(notices(document), AdvisoryFacts.class).getFirst();
    }

    public static List<PatchFacts> patches(Document document) {
        return only(notices(document), PatchFacts.class);
    }

    public static List<PostFacts> posts(Document document) {
        return only(notices(document), PostFacts.class);
    }

    private static <T> List<T> only(List<Notice> notices, Class<T> type) {
        return notices.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
