package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/// Reads local files where a page is asked for by `file:`, and leaves the rest to the web. Only a
/// listing of the catalogue asks so: links and redirects never lead here. Thread-safe.
record LocalPages(Pages web) implements Pages {
    /// As large as any body may be.
    static final int LARGEST = 64 << 20;

    @Override
    public Retrieval whole(Request request) {
        return isLocal(request.url()) ? read(request.url()) : web.whole(request);
    }

    @Override
    public Retrieval ifNew(Request request) {
        return isLocal(request.url()) ? read(request.url()) : web.ifNew(request);
    }

    private static boolean isLocal(URI url) {
        return "file".equals(url.getScheme());
    }

    /// A symbolic link is no file.
    static Retrieval read(URI url) {
        Path file = Path.of(url);
        try {
            var facts =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!facts.isRegularFile()) {
                return new Failed(url, "is no file", false);
            }
            byte[] body;
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                body = in.readNBytes(LARGEST + 1);
            }
            if (body.length > LARGEST) {
                return new Failed(url, "is larger than " + LARGEST + " bytes", false);
            }
            return new Fetched(url, url, null, 200, null, null, null, Instant.now(), body);
        } catch (NoSuchFileException e) {
            return new Gone(url, 404);
        } catch (IOException e) {
            return new Failed(url, e.toString(), true);
        }
    }
}
