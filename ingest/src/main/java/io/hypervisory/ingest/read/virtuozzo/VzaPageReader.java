package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PageArticle.Found;
import io.hypervisory.ingest.read.PageLabels;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Virtuozzo's advisories of 2016 and later, as pages of its help desk: a head of labelled fields,
/// numbered sections, and the packages. A page that scripts would have filled is refused.
/// Thread-safe.
public final class VzaPageReader implements DocumentReader {
    private static final int LOOK = 256 * 1024;
    private static final Pattern LABELLED =
            Pattern.compile("(?i)Virtuozzo(?:\\s|&nbsp;){1,3}Advisory(?:\\s|&nbsp;){1,3}ID");
    private static final Pattern HEADING =
            Pattern.compile("(?i)\\b(?:security|product|kernel) (?:\\w+ )?update\\b");
    private static final int BEGINNING = 30;

    @Override
    public String format() {
        return "vza-page";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean recognises(Document document) {
        return LABELLED.matcher(Text.head(document.body(), LOOK)).find();
    }

    @Override
    public Reading read(Document document) {
        return PageArticle.read(document, HEADING, article -> read(document, article));
    }

    private Reading read(Document document, Found article) {
        PageLabels labels = PageLabels.in(article.lines());
        Mention id = id(article, labels);
        return id == null
                ? new Rejected("no-advisory-id", "no VZA id in the page's text")
                : new Read(new VzaAdvisory(article, labels, id).notices(document, this));
    }

    /// The field's, else the first that the heading or the lines at the beginning name.
    private static @Nullable Mention id(Found article, PageLabels labels) {
        Mention stated =
                VirtuozzoIds.advisory(labels.value("virtuozzo advisory id", "advisory id", "id"));
        if (stated != null) {
            return stated;
        }
        int end = Math.min(BEGINNING, article.lines().size());
        return article.lines().subList(0, end).stream()
                .map(line -> VirtuozzoIds.advisory(line.text()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
