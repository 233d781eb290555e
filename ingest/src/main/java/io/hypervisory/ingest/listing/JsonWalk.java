package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.ListRule.Paging;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through the pages of one JSON list to its end. No single word of the end is trusted: an
/// empty page, one that repeats the page before, or two of these agreeing: fewer items than asked
/// for, the page's word that it is the last, the total reached. Used once.
final class JsonWalk {
    /// Further pages of a list that failed so often in a row are not asked for.
    private static final int FAILURES = 2;

    private final Paging paging;
    private final Shelf pages;
    private final Sink sink;
    private final Set<URI> asked = new HashSet<>();
    private int number;
    private long rows;
    private int failuresInARow;
    private @Nullable Long total;
    private @Nullable URI next;
    private Set<String> before = Set.of();
    private boolean doubted;
    private boolean sound = true;

    JsonWalk(Paging paging, Shelf pages, Sink sink) {
        this.paging = paging;
        this.pages = pages;
        this.sink = sink;
        this.number = paging.first();
    }

    /// Where pages come from and go to.
    interface Shelf {
        /// Null when it is as it was.
        ///
        /// @param next null asks by number and offset
        /// @throws PageFault when it is not to be had
        @Nullable JsonPage page(int number, long offset, @Nullable URI next)
                throws InterruptedException;

        void take(JsonPage page, int number) throws InterruptedException;
    }

    /// Whether all pages were had.
    boolean walk() throws InterruptedException {
        for (int count = 0; count < paging.most(); count++) {
            boolean more;
            try {
                more = step();
                failuresInARow = 0;
            } catch (PageFault e) {
                more = hasMoreAfter(e);
            }
            if (!more) {
                return sound;
            }
            number++;
        }
        fault("the list has more than " + paging.most() + " pages", false);
        return false;
    }

    private boolean step() throws InterruptedException {
        JsonPage page = pages.page(number, rows, next);
        if (page == null) {
            return false;
        }
        Long says = page.total(paging);
        total = says == null ? total : says;
        if (page.count() > 0) {
            pages.take(page, number);
        }
        return paging.next() == null ? goesOn(page) : follows(page);
    }

    private boolean goesOn(JsonPage page) {
        rows += page.count();
        if (paging.hasOnePage()) {
            return false;
        }
        Set<String> ids = page.ids();
        if (before.containsAll(ids)) {
            if (total != null && rows < total && sound) {
                fault(page.fetched().url() + " is the end at " + rows + " of " + total, true);
            }
            return false;
        }
        before = ids;
        int signs = page.count() < paging.size() ? 1 : 0;
        signs += page.isLast(paging, number) ? 1 : 0;
        signs += total != null && rows >= total ? 1 : 0;
        doubted = signs == 1;
        return signs < 2;
    }

    private boolean follows(JsonPage page) {
        String link = page.next(paging);
        if (link == null) {
            return false;
        }
        asked.add(page.fetched().url());
        next = Reach.resolve(page.fetched().url(), link);
        if (next == null) {
            fault(
                    page.fetched().url() + " names a next page that is no URL: " + Quoted.of(link),
                    true);
        } else if (asked.contains(next)) {
            fault(next + " is the next page again", true);
            next = null;
        }
        return next != null;
    }

    /// The page after a failed one can only be asked for where pages have numbers. That there is
    /// none where the page before said so is no fault: some answer 404 past the end.
    private boolean hasMoreAfter(PageFault e) {
        if (doubted && !e.isRetryable()) {
            return false;
        }
        fault(e.text(), e.isRetryable());
        rows += paging.size();
        return paging.numbered() && ++failuresInARow < FAILURES && (total == null || rows < total);
    }

    private void fault(String reason, boolean retryable) {
        sound = false;
        sink.fault(reason, retryable);
    }
}
