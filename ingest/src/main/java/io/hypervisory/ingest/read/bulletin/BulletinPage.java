package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.bulletin.PageBlocks.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One bulletin's page on its way to facts. Its updates are those behind its products and in the
/// names of its files; where there are none, the one of the title, which else is only the number of
/// the bulletin's own article. Used by one thread.
final class BulletinPage {
    static final Publisher MICROSOFT = new Publisher("Microsoft", null, null);

    private final PageHead head;
    private final List<Block> below;
    private final @Nullable String language;
    private final Unread unread;
    private final List<AffectedTable> affected = new ArrayList<>();
    private final List<DeploymentTable> deployments = new ArrayList<>();

    BulletinPage(PageHead head, List<Block> blocks, @Nullable String language, Unread unread) {
        this.head = head;
        this.below = blocks.subList(head.below(), blocks.size());
        this.language = language;
        this.unread = unread;
        for (Block block : below) {
            if (block instanceof Block.Table(var table)) {
                AffectedTable.of(table)
                        .ifPresentOrElse(
                                affected::add, () -> deployments.add(DeploymentTable.of(table)));
            }
        }
    }

    List<Notice> notices(Document document, DocumentReader reader) {
        var parts = new PageParts(below);
        var id = new NoticeId("microsoft", head.id());
        var draft =
                new AdvisoryDraft(id, document.witness(reader), MICROSOFT)
                        .alias(head.literal())
                        .title(head.title())
                        .language(language)
                        .version(head.version())
                        .published(head.published())
                        .updated(head.updated())
                        .severity(head.severity());
        parts.notes().forEach(draft::note);
        PageVulnerabilities.in(below).forEach(draft::vulnerability);
        affected.stream().flatMap(table -> table.rows().stream()).forEach(draft::row);
        parts.references().forEach(draft::reference);
        parts.acknowledgments().forEach(draft::acknowledgment);
        parts.revisions(unread).forEach(draft::revision);
        lookForGaps();
        var notices = new ArrayList<Notice>();
        notices.add(draft.facts(unread));
        Set<String> updates = updates();
        for (String update : updates) {
            notices.add(patch(update, id, updates.size() == 1, document, reader));
        }
        return notices;
    }

    private void lookForGaps() {
        if (head.published() == null) {
            unread.note("no day of publication");
        }
        if (affected.stream().allMatch(table -> table.rows().isEmpty())) {
            unread.note("no table of affected software");
        }
    }

    private Set<String> updates() {
        Set<String> updates = new LinkedHashSet<>();
        affected.forEach(table -> updates.addAll(table.products().keySet()));
        deployments.forEach(table -> updates.addAll(table.updates()));
        if (updates.isEmpty()) {
            updates.addAll(Updates.inParentheses(head.title()));
        }
        return updates;
    }

    private Notice patch(
            String update,
            NoticeId advisory,
            boolean isOnly,
            Document document,
            DocumentReader reader) {
        var witness = document.witnessOfPatch(reader, advisory.local());
        var draft =
                new PatchDraft(Updates.id(update), witness, "KB" + update)
                        .advisory(advisory)
                        .version(head.version())
                        .updated(head.updated());
        for (AffectedTable table : affected) {
            table.products().getOrDefault(update, Set.of()).forEach(draft::product);
            table.replaced().getOrDefault(update, Set.of()).forEach(draft::supersedes);
            if (isOnly) {
                table.replaced()
                        .getOrDefault(AffectedTable.NO_UPDATE, Set.of())
                        .forEach(draft::supersedes);
                table.rows().stream().map(PatchRow::product).forEach(draft::product);
            }
        }
        var statements = new ArrayList<Statement>();
        for (DeploymentTable table : deployments) {
            if (isOnly || table.updates().isEmpty() || table.updates().contains(update)) {
                statements.addAll(table.statements());
                table.files().stream()
                        .filter(file -> Updates.inFileNames(file).contains(update))
                        .forEach(draft::file);
            }
        }
        statements.forEach(said -> draft.statement(said.label(), said.said()));
        return draft.hostReboot(DeploymentTable.restart(statements)).facts(new Unread());
    }
}
