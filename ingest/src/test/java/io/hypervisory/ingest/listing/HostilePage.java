package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Lists one page in a JVM of its own, and says what came of it.
final class HostilePage implements Pages, Cursor, Sink {
    private final byte[] body;
    private int items;
    private @Nullable String fault;

    private HostilePage(byte[] body) {
        this.body = body;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var page = new HostilePage(body(args[0]));
        Lister.list(source(args[0]), page, page, page);
        System.out.println(
                page.items + " items, " + (page.fault == null ? "no fault" : page.fault));
    }

    private static Source source(String page) throws IOException {
        String rule =
                switch (page) {
                    case "json" ->
                            "kind: json-list\n  list: {address: '?p={page}', items: '', most: 2}";
                    case "json-item" -> "kind: json-list\n  list: {items: ''}";
                    case "json-numbers" ->
                            "kind: json-list\n  list: {address: '?p={page}', items: '', most: 2, detail: 'http://a.example/{}', detailFormat: page}"
                                    .replace("{}", "x");
                    case "sitemap" -> "kind: sitemap";
                    case "mail-archive" -> "kind: mail-archive";
                    default -> "kind: page-list\n  page: {item: b}";
                };
        Path file = Files.createTempFile("hostile", ".yaml");
        Files.writeString(file, "sources:\n- name: s\n  url: http://a.example/x\n  " + rule + "\n");
        return Catalogue.read(file).sources().getFirst();
    }

    private static byte[] body(String page) throws IOException {
        return switch (page) {
            case "json" -> repeated("[{}", ",{}", 14 << 20, "]");
            case "json-item" -> repeated("[[{}", ",{}", 14 << 20, "]]");
            case "json-numbers" -> numbers();
            case "sitemap" -> sitemap();
            case "html-tags" -> repeated("", "<i>", 4 << 20, "");
            case "html-attributes" -> attributes();
            default -> repeated("", "<a href=x", 9 << 20, ">");
        };
    }

    private static byte[] repeated(String head, String each, int size, String tail)
            throws IOException {
        byte[] one = each.getBytes(UTF_8);
        var body = new ByteArrayOutputStream(size + 64);
        body.write(head.getBytes(UTF_8));
        while (body.size() + one.length + tail.length() <= size) {
            body.write(one);
            body.write(tail.startsWith(">") ? '>' : ' ');
        }
        body.write(tail.getBytes(UTF_8));
        return body.toByteArray();
    }

    private static byte[] numbers() throws IOException {
        var body = new ByteArrayOutputStream(14 << 20);
        body.write("[0".getBytes(UTF_8));
        for (int i = 1; i < 1_000_000; i++) {
            body.write(("," + i).getBytes(UTF_8));
        }
        body.write(']');
        return body.toByteArray();
    }

    private static byte[] attributes() throws IOException {
        var body = new ByteArrayOutputStream(4 << 20);
        for (int i = 0; body.size() < (4 << 20) - 5000; i++) {
            body.write("<i".getBytes(UTF_8));
            for (int j = 0; j < 500; j++) {
                body.write((" " + Integer.toString(i * 500 + j, 36)).getBytes(UTF_8));
            }
            body.write('>');
        }
        return body.toByteArray();
    }

    private static byte[] sitemap() throws IOException {
        var body = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(body)) {
            out.write(
                    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>".getBytes(UTF_8));
            for (int i = 0; i < 1_000_000; i++) {
                out.write(("<url><loc>http://a.example/" + i + "</loc></url>").getBytes(UTF_8));
            }
            out.write("</urlset>".getBytes(UTF_8));
        }
        return body.toByteArray();
    }

    @Override
    public Retrieval whole(Request request) {
        URI url = request.url();
        return new Fetched(url, url, null, 200, "text/html", null, null, Instant.EPOCH, body);
    }

    @Override
    public Retrieval ifNew(Request request) {
        return whole(request);
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public @Nullable Instant at(URI place) {
        return null;
    }

    @Override
    public void move(URI place, Instant to) {}

    @Override
    public void item(Item item) {
        items += item.way() instanceof Item.Way.Here ? 0 : 1;
    }

    @Override
    public void fault(String reason, boolean retryable) {
        fault = fault == null ? reason : fault;
    }
}
