package io.hypervisory.index.web;

import io.hypervisory.index.decision.Deadlines;
import io.hypervisory.index.export.Format;
import io.hypervisory.index.web.page.Chart;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Serves API and pages, each request on a virtual thread. Thread-safe.
public final class WebServer implements AutoCloseable {
    /// Nothing is loaded from elsewhere, and no script or style runs that stands in a page.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /// The paths that are answered to POST.
    static final String CRAWL = "/api/sources/{name}/crawl";

    static final String CRAWL_PAGE = "/sources/{name}/crawl";

    static final String LETTER_BACK = DeadLetterPaths.API + DeadLetterPaths.BACK;
    static final String LETTER_BACK_PAGE = DeadLetterPaths.PAGE + DeadLetterPaths.BACK;
    static final String REINDEX = "/api/reindex";

    private final Javalin server;

    private WebServer(Javalin server) {
        this.server = server;
    }

    /// Listens when it returns.
    public static WebServer start(
            WebSettings settings, Boards boards, PrometheusMeterRegistry metrics) {
        var routes = routes(boards, settings.deadlines(), metrics);
        var crawling = new SourceApi(boards.sources());
        var letters = new DeadLetterApi(boards.letters());
        var letterPages = new DeadLetterPages(new Templates(), boards.letters());
        var faults = new Faults(new Templates());
        var rebuilds = new RebuildApi(boards.rebuilds());
        var server =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.concurrency.useVirtualThreads = true;
                    config.http.defaultContentType = "text/plain";
                    config.jetty.host = settings.host();
                    config.jetty.port = settings.port();
                    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new Refusals()));
                    config.routes.before(WebServer::protect);
                    routes.forEach(config.routes::get);
                    config.routes.post(CRAWL, crawling::crawl);
                    config.routes.post(CRAWL_PAGE, crawling::crawlFromPage);
                    config.routes.post(LETTER_BACK, letters::putBack);
                    config.routes.post(LETTER_BACK_PAGE, letterPages::putBack);
                    config.routes.post(REINDEX, rebuilds::begin);
                    faults.answered(config);
                });
        return new WebServer(server.start());
    }

    /// Every path that is answered to GET, as Javalin writes it.
    static Map<String, Handler> routes(
            Boards boards, Deadlines deadlines, PrometheusMeterRegistry metrics) {
        var api = new Api(boards.health(), metrics);
        var search = new SearchApi(boards.search());
        var records = new RecordApi(boards.search(), boards.revisions());
        var related = new RelatedApi(boards.related());
        var exports = new ExportApi(boards.search(), InstantSource.system());
        var cves = new CveApi(boards.cves());
        var lags = new LagApi(boards.lags());
        var platforms = new PlatformApi(boards.platforms());
        var sources = new SourceApi(boards.sources());
        var letters = new DeadLetterApi(boards.letters());
        var templates = new Templates();
        var searchPages = new SearchPages(templates, boards.search());
        var pages = new Pages(templates, boards.sources());
        var entries = new EntryPages(templates, boards, deadlines, Clock.systemUTC());
        var platformPages = new PlatformPages(templates, boards.platforms(), boards.sources());
        var cvePages = new CvePages(templates, boards.cves(), boards.search());
        var letterPages = new DeadLetterPages(templates, boards.letters());
        var routes = new LinkedHashMap<String, Handler>();
        routes.put("/api/advisories", search::search);
        routes.put("/api/suggest", search::suggest);
        // an id may hold slashes, so the longer paths are tried first
        routes.put("/api/advisories/{vendor}/<id>/revisions", records::revisions);
        routes.put("/api/advisories/{vendor}/<id>/revisions/{which}", records::which);
        routes.put("/api/advisories/{vendor}/<id>/related", related::related);
        routes.put("/api/advisories/{vendor}/<id>/similar", search::similar);
        routes.put("/api/advisories/{vendor}/<id>", records::record);
        routes.put("/api/export", exports::accepted);
        for (Format format : Format.values()) {
            routes.put("/api/export." + format.extension(), exports.as(format));
        }
        routes.put("/api/cves/{id}", cves::one);
        routes.put("/api/lag", lags::lag);
        routes.put("/api/platforms", platforms::all);
        routes.put("/api/platforms/compare", platforms::compare);
        routes.put("/api/platforms/{vendor}/{line}", platforms::one);
        routes.put("/api/platforms/{vendor}/{line}/maintenance", platforms::maintenance);
        routes.put(OriginalApi.PATH, new OriginalApi(boards.originals())::one);
        routes.put("/api/sources", sources::all);
        routes.put("/api/sources/{name}", sources::one);
        routes.put("/api/dead-letters", letters::all);
        routes.put(DeadLetterPaths.API, letters::one);
        routes.put(REINDEX, new RebuildApi(boards.rebuilds())::all);
        routes.put("/api/health", api::health);
        routes.put("/health", api::alive);
        routes.put("/metrics", api::metrics);
        routes.put("/openapi.json", api::openApi);
        routes.put("/", searchPages::page);
        routes.put("/search", searchPages::page);
        routes.put("/search/facets", searchPages::facets);
        for (String type : List.of(Words.ADVISORIES, Words.PATCHES, Words.POSTS)) {
            routes.put(type + "/{vendor}/<id>/revisions/{which}", entries::revision);
            routes.put(type + "/{vendor}/<id>", entries::entry);
        }
        routes.put("/help", pages::help);
        routes.put("/platforms", platformPages::all);
        routes.put("/platforms/{vendor}/{line}", platformPages::one);
        routes.put("/compare", platformPages::compare);
        routes.put("/cves/{id}", cvePages::one);
        routes.put("/dead-letters", letterPages::all);
        routes.put(DeadLetterPaths.PAGE, letterPages::one);
        routes.put("/sources", pages::sources);
        routes.put("/sources/{name}", pages::source);
        routes.put("/style.css", new Asset("style.css", "text/css"));
        routes.put("/script.js", new Asset("script.js", "text/javascript"));
        routes.put("/suggest.js", new Asset("suggest.js", "text/javascript"));
        routes.put("/facets.js", new Asset("facets.js", "text/javascript"));
        routes.put("/charts.js", new Asset("charts.js", "text/javascript"));
        routes.put(
                Chart.LIBRARY,
                Asset.ofLibrary("chart.js/4.5.1/dist/chart.umd.js", "text/javascript"));
        routes.put("/icon.svg", new Asset("icon.svg", "image/svg+xml"));
        return routes;
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
