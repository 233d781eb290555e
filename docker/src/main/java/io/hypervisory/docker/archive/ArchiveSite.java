package io.hypervisory.docker.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hypervisory.ingest.contract.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The demo's archive on loopback: a mail archive, blog feeds and CSAF providers, rendered from the
/// bundled facts. It answers conditional requests and is the same at each start, but for its port.
/// Thread-safe.
///
/// Start the JVM with `-Dsun.net.httpserver.nodelay=true`: without it the JDK's server holds each
/// answer back for some 40 ms.
public final class ArchiveSite implements AutoCloseable {
    /// A constant, since what is rendered does not change with the day. Each replacement moves its
    /// page by a day.
    private static final Instant RENDERED = Instant.parse("2026-01-01T00:00:00Z");

    private static final String LOOPBACK = "127.0.0.1";
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, Served> served = new ConcurrentHashMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final List<Entry> sources;
    private final int undated;

    /// Where something to crawl begins.
    ///
    /// @param kind as the catalogue names it
    /// @param format of its documents; null where the kind says it
    public record Entry(String name, String kind, @Nullable String format, URI url) {}

    /// A page as it is sent, with its validators.
    private record Served(String contentType, byte[] body, String etag, Instant modified) {
        static Served of(String contentType, String text, Instant modified) {
            byte[] body = bytes(text);
            String etag = '"' + Digests.sha256(body).substring(0, 32) + '"';
            return new Served(contentType, body, etag, modified);
        }

        Served changed(UnaryOperator<String> change) {
            String old = new String(body, StandardCharsets.UTF_8);
            String text = change.apply(old);
            return text.equals(old) ? this : of(contentType, text, modified.plusSeconds(86_400));
        }
    }

    private ArchiveSite(HttpServer server) {
        this.server = server;
        var facts = HistoryFacts.load();
        var shelf = ShelfNotice.load();
        var found = new ArrayList<Entry>();
        // first, so that most records are made with what NVD says
        NvdFiles.files(facts.nvdCves()).forEach(each -> put(found, "bulk-file", each));
        var mails = MailArchive.mails(facts);
        found.add(
                new Entry("VMware security-announce", "mail-archive", null, at(MailArchive.ROOT)));
        MailArchive.pages(mails).forEach(this::put);
        put(found, "page-list", BulletinPages.shelf(facts.bulletins()));
        put(found, "page-list", PatchPages.shelf(facts.patches()));
        VendorPages.releases(facts.events()).forEach(each -> put(found, "bulk-file", each));
        var posts = new ArrayList<>(facts.posts());
        posts.addAll(VendorPages.posts(facts.events()));
        for (var feed : BlogFeeds.feeds(posts, url())) {
            found.add(new Entry(feed.site(), "feed", null, at(feed.page().path())));
            put(feed.page());
        }
        for (var provider : CsafShelf.providers(shelf, url())) {
            String metadata = provider.pages().getFirst().path();
            found.add(new Entry(provider.name(), "csaf", null, at(metadata)));
            provider.pages().forEach(this::put);
        }
        this.sources = List.copyOf(found);
        long undatedNotices = shelf.stream().filter(each -> each.released() == null).count();
        this.undated = facts.advisories().size() - mails.size() + Math.toIntExact(undatedNotices);
        put(FrontPage.of(sources, mails.size(), undated));
    }

    private void put(List<Entry> found, String kind, Shelves shelf) {
        URI first = at(shelf.pages().getFirst().path());
        found.add(new Entry(shelf.name(), kind, shelf.format(), first));
        shelf.pages().forEach(this::put);
    }

    /// Serves the archive until it is closed.
    ///
    /// @param port 0 for any free one
    /// @throws UncheckedIOException when the port is taken
    public static ArchiveSite start(int port) {
        HttpServer server;
        try {
            var address = new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port);
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no archive site on port " + port, e);
        }
        var site = new ArchiveSite(server);
        server.createContext("/", site::answer);
        server.setExecutor(site.threads);
        server.start();
        return site;
    }

    /// Where the site stands, with a slash at the end.
    public URI url() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort() + "/");
    }

    public List<Entry> sources() {
        return sources;
    }

    /// The paths of all pages.
    public Set<String> paths() {
        return Set.copyOf(pages.keySet());
    }

    /// How many advisories and notices have no page because no day is known of them.
    public int undated() {
        return undated;
    }

    /// How many requests came so far, answered with a body or not.
    public int requests() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int requests(String path) {
        return requests.getOrDefault(path, 0);
    }

    /// Changes what a page says from now on; its validators change with it, if its text does.
    ///
    /// @throws IllegalArgumentException when there is no such page
    public void replace(String path, UnaryOperator<String> change) {
        if (rendered(path) == null) {
            throw new IllegalArgumentException("no page " + path);
        }
        served.computeIfPresent(path, (_, old) -> old.changed(change));
    }

    /// Has a page more from now on, and its list leads to it.
    ///
    /// @param folder of the list, with a slash at its end
    /// @param like the page of the folder that the new one is made of
    /// @throws IllegalArgumentException when there is no such list or page
    /// @throws IllegalStateException when the new page is there already
    public void add(String folder, String name, String like, UnaryOperator<String> change) {
        Served model = rendered(folder + like);
        if (model == null) {
            throw new IllegalArgumentException("no page " + folder + like);
        }
        String text = change.apply(new String(model.body(), StandardCharsets.UTF_8));
        put(new Page(folder + name, model.contentType(), () -> text));
        String item = "<li class=\"document\"><a href=\"%s\">%s</a></li>\n</ul>";
        replace(
                folder,
                list -> list.replace("</ul>", item.formatted(folder + name, Layout.html(name))));
    }

    private @Nullable Served rendered(String path) {
        Page page = pages.get(path);
        return page == null
                ? null
                : served.computeIfAbsent(
                        path, _ -> Served.of(page.contentType(), page.text(), RENDERED));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private URI at(String path) {
        return url().resolve(path);
    }

    private void put(Page page) {
        if (pages.put(page.path(), page) != null) {
            throw new IllegalStateException("two pages at " + page.path());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.merge(path, 1, Integer::sum);
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Served page = rendered(path);
            if (page == null) {
                send(exchange, 404, "text/plain", bytes("No page " + path + " here.\n"));
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("ETag", page.etag());
            headers.set("Last-Modified", HTTP_DATE.format(page.modified()));
            if (isUnchanged(exchange, page)) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            send(exchange, 200, page.contentType(), page.body());
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// An entity tag decides alone where one is given (RFC 9110, 13.2.2).
    private static boolean isUnchanged(HttpExchange exchange, Served page) {
        String tags = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (tags != null) {
            return tags.contains(page.etag()) || tags.strip().equals("*");
        }
        Instant since = since(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
        return since != null && !page.modified().isAfter(since);
    }

    private static @Nullable Instant since(@Nullable String date) {
        if (date == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
