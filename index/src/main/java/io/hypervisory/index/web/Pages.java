package io.hypervisory.index.web;

import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.page.HelpPage;
import io.hypervisory.index.web.page.SearchPage;
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
        var narrowing = Narrowing.NONE;
        SearchPage page;
        try {
            narrowing = Narrowing.of(context.queryParams(Narrowing.PARAMETER));
            page = found(query, sort, narrowing, Parameters.search(context));
        } catch (BadParameterException e) {
            var problem = e.problem();
            context.status(problem.status());
            Integer column = problem.column();
            String where = column == null ? "" : " (column " + column + ")";
            page = SearchView.failed(query, sort, narrowing, problem.detail() + where, column);
        } catch (StoreUnavailableException e) {
            LOG.warn("search: {}", String.valueOf(e.getCause()));
            context.status(503);
            page =
                    SearchView.failed(
                            query,
                            sort,
                            narrowing,
                            "The search server does not answer. Try again in a moment.",
                            null);
        }
        templates.render(context, "search.jte", page);
    }

    private SearchPage found(String query, String sort, Narrowing narrowing, SearchRequest asked) {
        var request =
                new SearchRequest(
                        narrowing.of(asked.query()),
                        asked.from(),
                        asked.size(),
                        asked.sort(),
                        asked.facets());
        return new SearchView(query, sort, narrowing, request).page(search.search(request));
    }

    void help(Context context) {
        templates.render(context, "help.jte", HelpPage.current());
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
