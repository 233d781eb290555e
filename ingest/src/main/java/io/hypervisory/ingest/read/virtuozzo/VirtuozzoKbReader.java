package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PageArticle.Found;
import io.hypervisory.ingest.read.PageLabels;
import io.hypervisory.ingest.read.PageLabels.Labelled;
import io.hypervisory.ingest.read.PageLines.Line;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.feed.PageReader;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoIds.Patch;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An article of the knowledge base that was SWsoft's, then Parallels', Odin's and Virtuozzo's. One
/// whose heading names a kernel or a ReadyKernel patch is that patch (a core update,
/// `CU-2.6.32-042stab092.1`), one that names an advisory there, or under the label of its id, is
/// that advisory, any other is a post: most are about Plesk and other products that virtualize
/// nothing. Thread-safe.
public final class VirtuozzoKbReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;
    private static final int MENTIONS_WITHIN = 1_000_000;
    private static final Pattern HEADING =
            Pattern.compile(
                    "(?i)\\d{3}(?:stab|test)\\d{3}\\.\\d|readykernel-patch-|\\bVZL?S?A-\\d{4}");
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?i)<title>\\s{0,20}(?:KB Parallels|Parallels Knowledge ?base|KB Odin|KB Virtuozzo)");
    private static final Pattern CREATED =
            Pattern.compile("(?i)\\b(?:created|published)(?: on)?\\s?:?\\s?(.{6,40})");
    private static final Pattern REVIEWED =
            Pattern.compile(
                    "(?i)\\b(?:last (?:review(?:ed)?|updated?|modified)|updated|modified)(?: on)?\\s?:?\\s?(.{6,40})");
    private static final int LINES_OF_HEAD = 12;

    private final PageReader posts = new PageReader();

    @Override
    public String format() {
        return "virtuozzo-kb";
    }

    @Override
    public int version() {
        return 2;
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
        PageLabels labels = PageLabels.in(article.lines());
        Mention advisory =
                VirtuozzoIds.advisory(
                        labels.value("virtuozzo advisory id") + "\n" + article.heading());
        if (advisory != null) {
            return new Read(new VzaAdvisory(article, labels, advisory).notices(document, this));
        }
        List<Patch> patches = VirtuozzoIds.patches(article.heading());
        if (!patches.isEmpty()) {
            return new Read(List.of(patch(document, article, labels, patches.getFirst())));
        }
        return switch (posts.read(document)) {
            case Rejected rejected -> rejected;
            case Read(var notices) ->
                    new Read(notices.stream().map(one -> post(one, document, article)).toList());
        };
    }

    private Notice patch(Document document, Found article, PageLabels labels, Patch patch) {
        var unread = new Unread();
        PatchDraft draft = VirtuozzoText.draft(patch, document.witness(this), article, unread);
        draft.updated(reviewed(article))
                .releaseDate(VirtuozzoText.date(labels.find("release date", "released"), unread))
                .livePatch(patch.id().local().startsWith("readykernel") ? true : null);
        VirtuozzoIds.patches(labels.value("supersedes", "replaces"))
                .forEach(older -> draft.supersedes(older.id()));
        VirtuozzoIds.files(article.text()).forEach(draft::file);
        String product = labels.value("product", "applies to");
        if (!product.isEmpty()) {
            draft.product(product);
        }
        Labelled reboot = labels.find("reboot required", "reboot", "restart required");
        if (reboot != null) {
            draft.hostReboot(PatchDraft.yesOrNo(reboot.value()))
                    .statement(reboot.label(), reboot.value());
        }
        return draft.facts(unread);
    }

    /// The page as the reader of pages has it, so that it is the same post wherever it came from,
    /// with what this knowledge base writes over its articles.
    private Notice post(Notice notice, Document document, Found article) {
        if (!(notice instanceof PostFacts post)) {
            return notice;
        }
        SaidDate created = date(CREATED, article);
        SaidDate reviewed = date(REVIEWED, article);
        return new PostFacts(
                post.id(),
                document.witness(this),
                article.heading(),
                post.site(),
                post.authors(),
                post.link(),
                post.version(),
                created == null ? post.initialReleaseDate() : created,
                reviewed == null ? post.currentReleaseDate() : reviewed,
                post.categories(),
                article.text(),
                mentions(article));
    }

    private static List<Mention> mentions(Found article) {
        String all = article.text() + "\n" + String.join("\n", article.links().keySet());
        return IdGrammar.mentions(
                all.length() <= MENTIONS_WITHIN ? all : all.substring(0, MENTIONS_WITHIN));
    }

    private static @Nullable SaidDate reviewed(Found article) {
        SaidDate reviewed = date(REVIEWED, article);
        return reviewed == null ? date(CREATED, article) : reviewed;
    }

    /// Dates stand in a line below the heading: `Article ID: 2014, created on Jul 16, 2007, last
    /// review on Jul 31, 2007`.
    private static @Nullable SaidDate date(Pattern label, Found article) {
        Matcher said = label.matcher(beginning(article.lines()));
        return said.find() ? DateSearch.first(said.group(1), Dates.UTC) : null;
    }

    private static String beginning(List<Line> lines) {
        return lines.stream()
                .skip(1)
                .takeWhile(line -> !line.isHeading())
                .limit(LINES_OF_HEAD)
                .map(Line::text)
                .collect(Collectors.joining(" "));
    }
}
