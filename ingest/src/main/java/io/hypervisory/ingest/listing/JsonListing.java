package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hypervisory.ingest.catalogue.ListRule;
import io.hypervisory.ingest.catalogue.ListRule.Detail;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Template;
import io.hypervisory.ingest.catalogue.Window;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lists what a JSON list names, and its pages themselves where they are documents.
///
/// A page is named by the source's `url` and its number, `#page=3`, not by what was asked: bodies
/// of POST have no address, offsets and times differ with each pass, and the third page stays the
/// third. What moves from one page to another is then in a new version of both, and read again to
/// the same end. Pages of a span of time are each other's successors in nothing, so that they are
/// named by the span's beginning too.
final class JsonListing {
    private final Source source;
    private final ListRule rule;
    private final Pages pages;
    private final Cursor cursor;
    private final Sink sink;

    JsonListing(Source source, ListRule rule, Pages pages, Cursor cursor, Sink sink) {
        this.source = source;
        this.rule = rule;
        this.pages = pages;
        this.cursor = cursor;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        if (rule.window() == null) {
            new JsonWalk(rule.paging(), new Span(null, null), sink).walk();
        } else {
            windows(rule.window());
        }
        if (rule.probe() != null) {
            for (String url : rule.probe().urls(cursor.now())) {
                probe(url);
            }
        }
    }

    /// A span that fails ends the pass: what comes after it would be read again anyway, since the
    /// cursor stays before what failed.
    private void windows(Window window) throws InterruptedException {
        URI place = URI.create(source.url() + "#since=" + window.since());
        Instant reached = cursor.at(place);
        Instant now = cursor.now();
        Instant from = reached == null ? window.since() : reached.minus(window.overlap());
        while (from.isBefore(now)) {
            Instant to = from.plus(window.length());
            to = to.isBefore(now) ? to : now;
            if (!new JsonWalk(rule.paging(), new Span(from, to), sink).walk()) {
                return;
            }
            cursor.move(place, to);
            from = to;
        }
    }

    private void probe(String text) throws InterruptedException {
        Detail detail = requireNonNull(rule.detail());
        URI url = Reach.resolve(source.url(), text);
        if (url == null) {
            sink.fault("probe makes no URL: " + text, false);
            return;
        }
        var way = new Item.Way.Probe(Request.of(url, source.manners()));
        sink.item(new Item(url, detail.format(), null, way));
    }

    /// The whole list, or what of it changed between two times.
    private final class Span implements JsonWalk.Shelf {
        private final @Nullable Instant from;
        private final @Nullable Instant to;

        Span(@Nullable Instant from, @Nullable Instant to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public @Nullable JsonPage page(int number, long offset, @Nullable URI next)
                throws InterruptedException {
            Request request = request(number, offset, next);
            Retrieval retrieval = isAlone() ? pages.ifNew(request) : pages.whole(request);
            return switch (retrieval) {
                case NotModified _ when isAlone() -> null;
                case Fetched fetched -> JsonPage.of(fetched, rule.parts(), rule.paging());
                default -> throw PageFault.of(retrieval);
            };
        }

        /// The list is one document at one address.
        private boolean isAlone() {
            return rule.paging().hasOnePage() && from == null && rule.body() == null;
        }

        private URI address(int number) {
            String span = from == null ? "" : "from=" + from + "&";
            return URI.create(source.url() + "#" + span + "page=" + number);
        }

        private Request request(int number, long offset, @Nullable URI next) {
            if (next != null) {
                if (!new Reach(source).includes(next)) {
                    throw new PageFault(
                            next + " is the next page, and its host is not named in hosts", false);
                }
                return Request.of(next, source.manners());
            }
            String address = rule.address().fill(place -> encoded(value(place, number, offset)));
            URI url = Reach.resolve(source.url(), address);
            if (url == null) {
                throw new PageFault("address makes no URL: " + Quoted.of(address), false);
            }
            Template body = rule.body();
            return body == null
                    ? Request.of(url, source.manners())
                    : Request.post(
                            url,
                            body.fill(place -> value(place, number, offset)),
                            source.manners());
        }

        private String value(String place, int number, long offset) {
            return switch (place) {
                case "page" -> Integer.toString(number);
                case "offset" -> Long.toString(offset);
                case "size" -> Integer.toString(rule.paging().size());
                case "from" -> time(from);
                default -> time(to);
            };
        }

        private String time(@Nullable Instant instant) {
            return requireNonNull(rule.window()).format().format(requireNonNull(instant));
        }

        @Override
        public void take(JsonPage page, int number) throws InterruptedException {
            if (rule.keepsPages()) {
                URI url = isAlone() ? page.fetched().url() : address(number);
                var way = new Item.Way.Here(page.fetched().named(url, null));
                sink.item(new Item(url, source.format(), page.stamp(), way));
            }
            if (rule.detail() != null) {
                new JsonDetails(source, rule.detail(), sink).list(page);
            }
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
