package io.hypervisory.index.web;

import io.hypervisory.index.search.StoreUnavailableException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves API and pages, each request on a virtual thread. Thread-safe.
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /// Nothing runs in our pages and nothing is loaded from elsewhere.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /// The paths that are answered to POST.
    static final String CRAWL = "/api/sources/{name}/crawl";

    static final String REINDEX = "/api/reindex";

    private final Javalin server;

    private WebServer(Javalin server) {
        this.server = server;
    }

    /// Listens when it returns.
    public static WebServer start(
            WebSettings settings, Boards boards, PrometheusMeterRegistry metrics) {
        var routes = routes(boards, metrics);
        var crawling = new SourceApi(boards.sources());
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
                    config.routes.post(REINDEX, rebuilds::begin);
                    errors(config);
                });
        return new WebServer(server.start());
    }

    /// Every path that is answered to GET, as Javalin writes it.
    static Map<String, Handler> routes(Boards boards, PrometheusMeterRegistry metrics) {
        var api = new Api(boards.search(), boards.health(), metrics);
        var records = new RecordApi(boards.search(), boards.revisions());
        var related = new RelatedApi(boards.related());
        var cves = new CveApi(boards.cves());
        var lags = new LagApi(boards.lags());
        var platforms = new PlatformApi(boards.platforms());
        var sources = new SourceApi(boards.sources());
        var pages = new Pages(boards.search(), boards.sources());
        var routes = new LinkedHashMap<String, Handler>();
        routes.put("/api/advisories", api::search);
        // an id may hold slashes, so the longer paths are tried first
        routes.put("/api/advisories/{vendor}/<id>/revisions", records::revisions);
        routes.put("/api/advisories/{vendor}/<id>/revisions/{which}", records::which);
        routes.put("/api/advisories/{vendor}/<id>/related", related::related);
        routes.put("/api/advisories/{vendor}/<id>", records::record);
        routes.put("/api/cves/{id}", cves::one);
        routes.put("/api/lag", lags::lag);
        routes.put("/api/platforms", platforms::all);
        routes.put("/api/platforms/compare", platforms::compare);
        routes.put("/api/platforms/{vendor}/{line}", platforms::one);
        routes.put("/api/platforms/{vendor}/{line}/maintenance", platforms::maintenance);
        routes.put("/api/sources", sources::all);
        routes.put("/api/sources/{name}", sources::one);
        routes.put(REINDEX, new RebuildApi(boards.rebuilds())::all);
        routes.put("/api/health", api::health);
        routes.put("/health", api::alive);
        routes.put("/metrics", api::metrics);
        routes.put("/openapi.json", api::openApi);
        routes.put("/", pages::search);
        routes.put("/search", pages::search);
        routes.put("/advisories/{vendor}/<id>", pages::entry);
        routes.put("/sources", pages::sources);
        routes.put("/sources/{name}", pages::source);
        routes.put("/style.css", pages::style);
        return routes;
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    private static void errors(JavalinConfig config) {
        config.routes.exception(
                BadParameterException.class, (e, context) -> e.problem().answer(context));
        config.routes.exception(
                StoreUnavailableException.class,
                (e, context) -> {
                    String cause = String.valueOf(e.getCause());
                    LOG.warn("{} {}: {}", context.method(), context.path(), cause);
                    Problem.unavailable(String.valueOf(e.getMessage())).answer(context);
                });
        config.routes.exception(
                HttpResponseException.class,
                (e, context) ->
                        new Problem(
                                        "about:blank",
                                        String.valueOf(e.getMessage()),
                                        e.getStatus(),
                                        context.method() + " " + context.path(),
                                        null,
                                        null)
                                .answer(context));
        config.routes.exception(
                Exception.class,
                (e, context) -> {
                    LOG.error("{} {}", context.method(), context.path(), e);
                    Problem.internal().answer(context);
                });
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
