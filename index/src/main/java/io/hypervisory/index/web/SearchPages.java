package io.hypervisory.index.web;

import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchRequest.Facets;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.page.SearchPage;
import io.javalin.http.Context;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The search page. To a browser that runs our scripts the hits go first, and it asks for the
/// facets by itself; to every other one they go together. Thread-safe.
final class SearchPages {
    private static final Logger LOG = LoggerFactory.getLogger(SearchPages.class);
    private static final String DOWN = "The search server does not answer. Try again in a moment.";

    private final Templates templates;
    private final SearchService search;

    SearchPages(Templates templates, SearchService search) {
        this.templates = templates;
        this.search = search;
    }

    void page(Context context) {
        var asked = SearchAddress.written(context);
        SearchPage page;
        try {
            asked = SearchAddress.of(context);
            page = found(context, asked);
        } catch (BadParameterException e) {
            var problem = e.problem();
            context.status(problem.status());
            Integer column = problem.column();
            String where = column == null ? "" : " (column " + column + ")";
            page = SearchView.failed(asked, problem.detail() + where, column);
        } catch (StoreUnavailableException e) {
            LOG.warn("search: {}", String.valueOf(e.getCause()));
            context.status(503);
            page = SearchView.failed(asked, DOWN, null);
        }
        templates.render(context, "search.jte", page);
    }

    private SearchPage found(Context context, SearchAddress asked) {
        ZoneId zone = Zones.shown(context);
        boolean isLeftOpen = Parameters.text(context, "facets").isEmpty();
        boolean apart = isLeftOpen && context.cookie(Zones.COOKIE) != null;
        var request = request(context, asked, zone);
        if (apart) {
            request = request.with(Facets.NONE);
        }
        return new SearchView(asked, request, zone).page(search.search(request), apart);
    }

    private static SearchRequest request(Context context, SearchAddress asked, ZoneId zone) {
        var request = Parameters.search(context, zone);
        return request.with(asked.narrowing().of(request.query()));
    }

    /// What a page fetches to put beside its hits.
    void facets(Context context) {
        var asked = SearchAddress.of(context);
        ZoneId zone = Zones.shown(context);
        var request = request(context, asked, zone).with(Facets.ONLY);
        var view = new SearchView(asked, request, zone);
        templates.render(context, "facets.jte", view.groups(search.search(request)));
    }
}
