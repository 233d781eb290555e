package io.hypervisory.index.web;

import io.hypervisory.index.export.EntryWriter;
import io.hypervisory.index.export.Feed;
import io.hypervisory.index.export.Format;
import io.hypervisory.index.search.Found;
import io.hypervisory.index.search.Scan;
import io.hypervisory.index.search.SearchService;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// All that a query finds, as one body that is written while it is read from the store. What fails
/// before the first bytes are sent is a problem as everywhere; what fails later breaks the
/// connection, so that nobody takes a part for the whole. Thread-safe.
final class ExportApi {
    private static final Set<String> PARAMETERS =
            Set.of("q", Narrowing.PARAMETER, "sort", "limit", Zones.PARAMETER);
    private static final int BUFFER = 1 << 16;
    private static final int MOST = 999_999_999;

    private final SearchService search;
    private final InstantSource clock;

    ExportApi(SearchService search, InstantSource clock) {
        this.search = search;
        this.clock = clock;
    }

    /// In the format that the request accepts.
    void accepted(Context context) {
        context.header("Vary", "Accept");
        Accepted.of(context.header("Accept"))
                .ifPresentOrElse(
                        format -> export(context, format),
                        () ->
                                Problem.notAcceptable(
                                                "exports are of these types: "
                                                        + Arrays.stream(Format.values())
                                                                .map(Format::contentType)
                                                                .collect(Collectors.joining(", ")))
                                        .answer(context));
    }

    /// In one format, whatever the request accepts.
    Handler as(Format format) {
        return context -> export(context, format);
    }

    private void export(Context context, Format format) {
        Parameters.areKnown(context, PARAMETERS);
        var narrowing = Narrowing.of(context.queryParams(Narrowing.PARAMETER));
        var query = narrowing.of(Parameters.query(context, Zones.asked(context)));
        var scan = new Scan(query, Parameters.sort(context), format.detail());
        int limit = Parameters.number(context, "limit", MOST, MOST);
        var body = new ExportBody(context, format);
        try {
            var out = new BufferedOutputStream(body, BUFFER);
            write(format.writer(out, feed(context, narrowing)), scan, limit);
            body.finish();
        } catch (IOException e) {
            throw body.broken(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw body.broken(e);
        }
    }

    private void write(EntryWriter writer, Scan scan, int limit) throws IOException {
        writer.begin();
        if (limit > 0) {
            scan(scan, new Limited(writer, limit));
        }
        writer.end();
    }

    private void scan(Scan scan, Limited each) {
        try {
            search.scan(scan, each);
        } catch (Enough e) {
            // as many as were asked for
        }
    }

    private Feed feed(Context context, Narrowing narrowing) {
        String site = context.scheme() + "://" + host(context);
        String query = Parameters.text(context, "q");
        String asked = context.queryString();
        return new Feed(
                query,
                site + context.path() + (asked == null ? "" : "?" + asked),
                site + "/search?q=" + Words.encoded(query) + narrowing.address() + zone(context),
                id -> site + Words.entry(id),
                clock.instant());
    }

    private static String zone(Context context) {
        String zone = Parameters.text(context, "zone");
        return zone.isEmpty() ? "" : "&zone=" + Words.encoded(zone);
    }

    /// As the client wrote it, since a proxy may stand before us; ours where that is no host.
    private static String host(Context context) {
        String host = context.host();
        return host != null && host.matches("[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9A-Fa-f:.]+](:\\d+)?")
                ? host
                : "127.0.0.1:" + context.req().getLocalPort();
    }

    /// Ends a scan that has more.
    private static final class Enough extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }

    /// Writes so many and no more. Used by one thread.
    private static final class Limited implements Consumer<Found> {
        private final EntryWriter writer;
        private int left;

        Limited(EntryWriter writer, int limit) {
            this.writer = writer;
            this.left = limit;
        }

        @Override
        public void accept(Found found) {
            try {
                writer.write(found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            left--;
            if (left == 0) {
                throw new Enough();
            }
        }
    }
}
