package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A site, a source of it as a catalogue writes it, and all that its passes leave behind.
public final class Rig implements AutoCloseable {
    public final LoopbackSite site = new LoopbackSite();
    public final List<Stored> stored = new ArrayList<>();

    /// What was asked for, with query and body.
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public Instant now = Instant.parse("2026-09-15T12:00:00Z");

    private final Fetcher fetcher = new Fetcher(FetchLimits.STANDARD, Time.system());
    private final Shelf shelf = new Stock();
    private final Source source;

    /// @param yaml of the source without name and manners; SITE stands for the site's address
    public Rig(String yaml) {
        this.source = source(yaml.replace("SITE", site.url("").toString()));
    }

    public record Stored(String format, boolean history, Fetched fetched) {
        public String text() {
            return new String(fetched.body(), UTF_8);
        }
    }

    private static Source source(String yaml) {
        String head =
                "sources:\n- name: s\n  robots: false\n  pause: PT0S\n  privateHosts: [127.0.0.1]\n";
        try {
            Path file = Files.createTempFile("rig", ".yaml");
            Files.writeString(file, head + yaml.indent(2));
            return Catalogue.read(file).sources().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A thorough pass.
    public SourceState crawl() throws InterruptedException {
        return pass(true);
    }

    /// A pass that trusts what the listing says.
    public SourceState poll() throws InterruptedException {
        return pass(false);
    }

    private SourceState pass(boolean thorough) throws InterruptedException {
        fetcher.tryAgain(site.url("/"));
        return new Pass(source, fetcher, shelf, shelf, Admission.FREE, new Clock(), thorough)
                .run(Shelf.about(source));
    }

    /// `format url-without-host` of what was stored since this was asked last.
    public List<String> taken() {
        String host = site.url("").toString();
        var taken =
                stored.stream()
                        .map(each ->
                                each.format()
                                        + " "
                                        + each.fetched().url().toString().replace(host, ""))
                        .toList();
        stored.clear();
        return taken;
    }

    /// Notes query and body, and answers by them.
    public void answer(String path, Answerer answers) {
        site.page(
                path,
                exchange -> {
                    String query = said(exchange);
                    asked.add(query);
                    LoopbackSite.send(exchange, 200, answers.to(query));
                });
    }

    public static String said(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        return (query == null ? "" : query) + body;
    }

    /// What a page says to what it is asked.
    public interface Answerer {
        String to(String query) throws IOException;
    }

    private final class Clock implements Time {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("a pass does not sleep");
        }
    }

    private final class Stock extends Shelf {
        @Override
        void kept(String name, String format, boolean history, String sha256, Fetched fetched) {
            Rig.this.stored.add(new Stored(format, history, fetched));
        }
    }

    @Override
    public void close() {
        fetcher.close();
        site.close();
    }
}
