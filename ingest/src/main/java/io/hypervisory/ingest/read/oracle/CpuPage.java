package io.hypervisory.ingest.read.oracle;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.Links;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page says, from top to bottom: sections under headings, the tables in them. Used by one
/// thread.
final class CpuPage implements PageWalk.Visitor {
    private static final Pattern AROUND_FAMILY =
            Pattern.compile(
                    "^appendix\\s?[-:]?\\s?|\\s?(?:executive summary|risk matrix).*$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDIT = Pattern.compile("([^:]{1,200}): (?:CVE|CAN)-\\d{4}.*");

    private final String url;
    private final Unread unread = new Unread();
    private final CpuHistory history = new CpuHistory();
    private final CpuFlaws flaws = new CpuFlaws();
    private final List<PatchRow> rows = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Acknowledgment> credits = new ArrayList<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Set<String> products = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();
    private @Nullable String heading;
    private @Nullable String scheme;

    private CpuPage(String url) {
        this.url = url;
    }

    static CpuPage read(Element body, String url) {
        var page = new CpuPage(url);
        PageWalk.walk(body, page);
        page.endSection();
        return page;
    }

    boolean isWithoutMatrix() {
        return rows.isEmpty();
    }

    AdvisoryFacts facts(NoticeId id, CpuHead head, Witness witness) {
        var draft = new AdvisoryDraft(id, witness, new Publisher("Oracle", null, null));
        draft.title(head.title());
        history.first().ifPresent(first -> draft.published(first.date()));
        history.last().ifPresent(last -> draft.updated(last.date()).version(last.number()));
        history.revisions().forEach(draft::revision);
        notes.forEach(draft::note);
        rows.forEach(draft::row);
        flaws.facts().forEach(draft::vulnerability);
        references.forEach(draft::reference);
        credits.forEach(draft::acknowledgment);
        for (String name : products) {
            draft.product(new Product(name, name, List.of(), null, List.of()));
        }
        return draft.facts(unread);
    }

    @Override
    public void heading(String text) {
        endSection();
        heading = text;
    }

    /// What stands before the first heading belongs to the site.
    private void endSection() {
        if (heading != null && !lines.isEmpty() && !isUnder("references")) {
            notes.add(new Note(null, heading, String.join("\n", lines)));
        }
        lines.clear();
    }

    @Override
    public void line(String text) {
        lines.add(text);
        flaws.takeLine(text);
        Matcher credit = CREDIT.matcher(text);
        if (isUnder("credit") && credit.matches()) {
            credits.add(new Acknowledgment(List.of(credit.group(1)), null, null, List.of()));
        }
    }

    @Override
    public void link(String href, String text) {
        if (isUnder("references") && !href.startsWith("#")) {
            String summary = text.isEmpty() ? null : text;
            references.add(new Reference(null, summary, Links.resolve(url, href)));
        }
    }

    private boolean isUnder(String word) {
        return heading != null && heading.toLowerCase(Locale.ROOT).contains(word);
    }

    @Override
    public boolean takes(HtmlTable table) {
        RiskMatrix matrix = RiskMatrix.of(table, family(), scheme);
        if (matrix != null) {
            take(matrix);
            return true;
        }
        return history.takes(table) || takesProducts(table);
    }

    private void take(RiskMatrix matrix) {
        scheme = matrix.scheme();
        if (scheme == null) {
            unread.note("a risk matrix does not say of which version its scores are: " + heading);
        }
        matrix.each(
                risk -> {
                    rows.add(risk.row());
                    flaws.take(risk);
                },
                flaws::takeLine);
    }

    /// What the heading over a matrix says that it is about.
    private String family() {
        return heading == null ? "" : AROUND_FAMILY.matcher(heading).replaceAll("").strip();
    }

    private boolean takesProducts(HtmlTable table) {
        var body =
                table.under(texts ->
                        texts.size() > 1 && texts.getFirst().startsWith("affected products"));
        body.ifPresent(found ->
                found.rows().stream()
                        .map(row -> row.text(0))
                        .filter(name -> !name.isEmpty())
                        .forEach(products::add));
        return body.isPresent();
    }
}
