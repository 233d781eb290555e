package io.hypervisory.index.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.page.HelpPage;
import io.hypervisory.index.web.page.SearchPage;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people look at: plain HTML without scripts. Thread-safe.
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final byte[] style = Resources.bytes("style.css");
    private final SearchService search;
    private final SourceBoard sources;

    Pages(SearchService search, SourceBoard sources) {
        this.search = search;
        this.sources = sources;
    }

    void search(Context context) {
        String query = Parameters.text(context, "q");
        String sort = Parameters.text(context, "sort");
        SearchPage page;
        try {
            var request = Parameters.search(context);
            page = new SearchView(query, sort, request).page(search.search(request));
        } catch (BadParameterException e) {
            var problem = e.problem();
            context.status(problem.status());
            String where = problem.column() == null ? "" : " (column " + problem.column() + ")";
            page = SearchView.failed(query, sort, problem.detail() + where);
        } catch (StoreUnavailableException e) {
            LOG.warn("search: {}", String.valueOf(e.getCause()));
            context.status(503);
            page =
                    SearchView.failed(
                            query,
                            sort,
                            "The search server does not answer. Try again in a moment.");
        }
        render(context, "search.jte", page);
    }

    void entry(Context context) {
        var id = Parameters.id(context);
        var record = search.record(id);
        if (record.isEmpty()) {
            context.status(404);
            render(
                    context,
                    "search.jte",
                    SearchView.failed("", "", "Nothing is known of " + id + "."));
            return;
        }
        render(context, "entry.jte", EntryView.of(Json.read(record.get(), Entry.class)));
    }

    void help(Context context) {
        render(context, "help.jte", HelpPage.current());
    }

    void sources(Context context) {
        render(context, "sources.jte", new SourceView(Instant.now()).all(sources.all()));
    }

    void source(Context context) {
        String name = context.pathParam("name");
        var state = sources.one(name);
        if (state.isEmpty()) {
            context.status(404);
            render(
                    context,
                    "search.jte",
                    SearchView.failed("", "", "There is no source " + name + "."));
            return;
        }
        render(context, "source.jte", new SourceView(Instant.now()).one(state.get()));
    }

    private void render(Context context, String template, Object page) {
        var out = new StringOutput();
        templates.render(template, page, out);
        context.html(out.toString());
    }

    void style(Context context) {
        context.contentType("text/css; charset=utf-8")
                .header("Cache-Control", "max-age=3600")
                .result(style);
    }
}
