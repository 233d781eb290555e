package io.hypervisory.index.web;

import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchResults;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.Sort;
import io.hypervisory.index.search.StoreUnavailableException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people look at of CVEs. Thread-safe.
final class CvePages {
    private static final Logger LOG = LoggerFactory.getLogger(CvePages.class);

    private final Templates templates;
    private final CveBoard cves;
    private final SearchService search;

    CvePages(Templates templates, CveBoard cves, SearchService search) {
        this.templates = templates;
        this.cves = cves;
        this.search = search;
    }

    /// A page without titles and patches is better than none: what the search server does not
    /// answer is said to be missing.
    void one(Context context) {
        Parameters.areKnown(context, Set.of());
        String cve = CveApi.cve(context);
        var record = cves.one(cve).orElse(null);
        CveView view;
        try {
            var found = naming(cve);
            view =
                    new CveView(
                            cve,
                            record,
                            found.hits(),
                            found.total() > found.hits().size()
                                    ? "Shown are the oldest %d of %d notices."
                                            .formatted(found.hits().size(), found.total())
                                    : null);
        } catch (StoreUnavailableException e) {
            LOG.warn("{}: {}", cve, String.valueOf(e.getCause()));
            view =
                    new CveView(
                            cve,
                            record,
                            List.of(),
                            "The search server does not answer, so titles, patches and posts are"
                                    + " missing.");
        }
        if (record == null && view.hits().isEmpty()) {
            context.status(404);
        }
        templates.render(context, "cve.jte", view.page());
    }

    private SearchResults naming(String cve) {
        return search.search(
                new SearchRequest(
                        new Clause.Term(Field.CVE, cve),
                        0,
                        SearchRequest.LARGEST_SIZE,
                        new Sort(Sort.By.PUBLISHED, true)));
    }
}
