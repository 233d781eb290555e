package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.page.SearchPage;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people look at: HTML that needs no script. Thread-safe.
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final Templates templates;
    private final Faults faults;
    private final SearchService search;
    private final SourceBoard sources;

    Pages(Templates templates, SearchService search, SourceBoard sources) {
        this.templates = templates;
        this.faults = new Faults(templates);
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
        templates.render(context, "search.jte", page);
    }

    void entry(Context context) {
        var id = Parameters.id(context);
        var record = search.record(id);
        if (record.isEmpty()) {
            faults.answer(context, Problem.notFound("nothing is known of " + id));
            return;
        }
        templates.render(context, "entry.jte", EntryView.of(Json.read(record.get(), Entry.class)));
    }

    void sources(Context context) {
        templates.render(context, "sources.jte", new SourceView(Instant.now()).all(sources.all()));
    }

    void source(Context context) {
        String name = context.pathParam("name");
        var state = sources.one(name);
        if (state.isEmpty()) {
            faults.answer(context, Problem.notFound("there is no source " + name));
            return;
        }
        templates.render(context, "source.jte", new SourceView(Instant.now()).one(state.get()));
    }
}
