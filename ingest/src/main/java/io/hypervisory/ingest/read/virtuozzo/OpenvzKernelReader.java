package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PageArticle.Found;
import io.hypervisory.ingest.read.PageLabels;
import io.hypervisory.ingest.read.PageLabels.Labelled;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoIds.Patch;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// An OpenVZ kernel's page, of its wiki (`Download/kernel/rhel6/042stab090.5`) or of its news
/// (`Kernel 042stab083.1 released`): a change log in words, in which CVEs are named. Thread-safe.
public final class OpenvzKernelReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;
    private static final Pattern HEADING = Pattern.compile("(?i)\\d{3}(?:stab|test)\\d{3}\\.\\d");
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?i)<title>[^<]{0,80}\\d{3}(?:stab|test)\\d{3}\\.\\d{1,3}[^<]{0,80}OpenVZ");

    /// Where content management writes a text's day: Drupal's, and what others do.
    private static final String DATED =
            "[property=dc:date], time[datetime], .submitted, .published, .post-date, .entry-date,"
                    + " .meta";

    @Override
    public String format() {
        return "openvz-kernel";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        return TITLE.matcher(Text.head(document.body(), LOOK)).find();
    }

    @Override
    public Reading read(Document document) {
        return PageArticle.read(document, HEADING, article -> read(document, article));
    }

    private Reading read(Document document, Found article) {
        String named = article.heading() + "\n" + article.page().title();
        List<Patch> patches = VirtuozzoIds.kernels(named.replace('/', ' '));
        if (patches.isEmpty()) {
            return new Rejected("no-patch-id", "no kernel in the page's heading or title");
        }
        var unread = new Unread();
        Patch patch = patches.getFirst();
        PatchDraft draft = VirtuozzoText.draft(patch, document.witness(this), article, unread);
        SaidDate released = released(article, unread);
        draft.releaseDate(released).updated(released);
        String links = String.join("\n", article.links().keySet()).replace('/', ' ');
        VirtuozzoIds.files(article.text() + "\n" + links).forEach(draft::file);
        return new Read(List.of(draft.facts(unread)));
    }

    private static @Nullable SaidDate released(Found article, Unread unread) {
        Labelled labelled = PageLabels.in(article.lines()).find("released", "release date", "date");
        SaidDate stated = VirtuozzoText.date(labelled, unread);
        if (stated != null) {
            return stated;
        }
        for (Element dated : article.root().select(DATED)) {
            SaidDate date = DateSearch.first(dated.text(), Dates.UTC);
            SaidDate attribute = DateSearch.first(dated.attr("datetime"), Dates.UTC);
            if (attribute != null || date != null) {
                return attribute == null ? date : attribute;
            }
        }
        return null;
    }
}
