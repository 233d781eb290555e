package io.hypervisory.ingest.read.citrix;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PageArticle.Found;
import io.hypervisory.ingest.read.PageLines.Line;
import io.hypervisory.ingest.read.PageLines.Section;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A security bulletin of Citrix: a line with id, severity and days below the heading, sections, a
/// table of hotfixes. A page that scripts would have filled is refused. Thread-safe.
public final class CtxPageReader implements DocumentReader {
    private static final Publisher CITRIX = new Publisher("Citrix", null, null);
    private static final int LOOK = 64 * 1024;
    private static final Pattern NO_HEADING = Pattern.compile("(?!)");
    private static final Pattern ID =
            Pattern.compile("(?i)(?<![A-Za-z0-9])CTX\\d{5,6}(?![A-Za-z0-9])");
    private static final Pattern CANONICAL =
            Pattern.compile(
                    "(?i)<link[^>]{0,100}canonical[^>]{0,100}citrix\\.com/[^>]{0,60}CTX\\d{5,6}");
    private static final Pattern SEVERITY =
            Pattern.compile("(?i)\\bseverity(?: rating)?\\s?:?\\s?([A-Za-z]{3,15})\\b");
    private static final Pattern THANKS = Pattern.compile("(?i)^acknowledge?ments?\\b");
    private static final Pattern CREATED =
            Pattern.compile("(?i)\\b(?:created|published)(?: on| date)?\\s?:?\\s?(.{6,40})");
    private static final Pattern MODIFIED =
            Pattern.compile("(?i)\\b(?:modified|updated)(?: on| date)?\\s?:?\\s?(.{6,40})");

    @Override
    public String format() {
        return "ctx-page";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        return CANONICAL.matcher(Text.head(document.body(), LOOK)).find();
    }

    @Override
    public Reading read(Document document) {
        return PageArticle.read(document, NO_HEADING, article -> read(document, article));
    }

    private Reading read(Document document, Found article) {
        Mention id = id(article, document.url());
        if (id == null) {
            return new Rejected("no-advisory-id", "no CTX number that is the page's own");
        }
        if (article.sections().stream().allMatch(section -> section.heading().isEmpty())) {
            return new Rejected("no-text", "a page without sections");
        }
        return new Read(List.of(advisory(document, article, id)));
    }

    /// What stands alone in an element above the first section, else the page's canonical address,
    /// else its own: the text names other articles too.
    private static @Nullable Mention id(Found article, String url) {
        String beginning = beginning(article);
        String alone =
                article.root().select("*").stream()
                        .map(element -> element.ownText().strip())
                        .filter(text -> ID.matcher(text).matches())
                        .filter(text -> beginning.contains(text))
                        .findFirst()
                        .orElse("");
        String canonical =
                article.page().select("link[rel=canonical]").stream()
                        .map(link -> link.attr("href"))
                        .collect(Collectors.joining());
        for (String text : List.of(alone, canonical, url)) {
            Mention named =
                    IdGrammar.mentions(text).stream()
                            .filter(mention -> mention.id().startsWith("citrix/"))
                            .findFirst()
                            .orElse(null);
            if (named != null) {
                return named;
            }
        }
        return null;
    }

    /// The lines around the heading, up to the first section.
    private static String beginning(Found article) {
        return article.lines().stream()
                .takeWhile(line -> !line.isHeading() || line.text().equals(article.heading()))
                .filter(line -> !line.isHeading())
                .map(Line::text)
                .collect(Collectors.joining(" "));
    }

    private AdvisoryFacts advisory(Document document, Found article, Mention id) {
        Matcher severity = SEVERITY.matcher(beginning(article));
        var draft =
                new AdvisoryDraft(NoticeId.parse(id.id()), document.witness(this), CITRIX)
                        .alias(id.literal())
                        .title(article.heading())
                        .severity(severity.find() ? severity.group(1) : null);
        var unread = new Unread();
        dates(draft, article);
        sections(draft, article);
        CtxIssues.in(article.lines(), article.root(), unread).forEach(draft::vulnerability);
        CtxTables.hotfixes(article.root()).forEach(draft::row);
        article.links().forEach((url, text) -> draft.reference(reference(url, text)));
        return draft.facts(unread);
    }

    /// The head's, and where it does not say when the page was modified, the latest of its changes.
    private static void dates(AdvisoryDraft draft, Found article) {
        String beginning = beginning(article);
        SaidDate created = date(CREATED, beginning);
        SaidDate modified = date(MODIFIED, beginning);
        Set<Revision> revisions = CtxTables.revisions(article.root());
        SaidDate latest =
                revisions.stream()
                        .map(Revision::date)
                        .filter(Objects::nonNull)
                        .max(SaidDate::compareTo)
                        .orElse(created);
        revisions.forEach(draft::revision);
        draft.published(created).updated(modified == null ? latest : modified);
    }

    private static void sections(AdvisoryDraft draft, Found article) {
        for (Section section : article.sections()) {
            if (section.heading().isEmpty()) {
                continue;
            }
            draft.note(new Note(null, section.heading(), section.text()));
            if (THANKS.matcher(section.heading()).find()) {
                draft.acknowledgment(
                        new Acknowledgment(List.of(), null, section.text(), List.of()));
            }
        }
    }

    private static Reference reference(String url, String text) {
        return new Reference(null, text.isEmpty() || text.equals(url) ? null : text, url);
    }

    private static @Nullable SaidDate date(Pattern label, String beginning) {
        Matcher said = label.matcher(beginning);
        return said.find() ? DateSearch.first(said.group(1), Dates.UTC) : null;
    }
}
