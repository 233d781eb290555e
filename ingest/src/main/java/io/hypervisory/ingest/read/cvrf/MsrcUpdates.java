package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The updates of a month. Microsoft says the same of an update with each vulnerability that it
/// fixes. Used by one thread.
final class MsrcUpdates {
    private final CvrfProducts products;
    private final @Nullable SaidDate updated;
    private final Witness witness;
    private final Map<NoticeId, Update> updates = new LinkedHashMap<>();

    /// An update while it is gathered.
    private static final class Update {
        final PatchDraft draft;
        final Unread unread = new Unread();
        final Set<String> classes = new LinkedHashSet<>();
        final Set<Boolean> restarts = new LinkedHashSet<>();
        boolean maybe;

        Update(PatchDraft draft) {
            this.draft = draft;
        }
    }

    private MsrcUpdates(CvrfProducts products, @Nullable SaidDate updated, Witness witness) {
        this.products = products;
        this.updated = updated;
        this.witness = witness;
    }

    /// @param updated the month's date, not the updates'
    static List<Notice> of(
            Collection<MsrcEntry> entries,
            CvrfProducts products,
            @Nullable SaidDate updated,
            Witness witness) {
        var month = new MsrcUpdates(products, updated, witness);
        for (MsrcEntry entry : entries) {
            entry.fixes().forEach(fix -> month.add(entry, fix));
        }
        entries.forEach(month::addPointers);
        return month.updates.values().stream().map(MsrcUpdates::patch).collect(Collectors.toList());
    }

    private void add(MsrcEntry entry, MsrcEntry.Fix fix) {
        Update update =
                updates.computeIfAbsent(
                        fix.update(),
                        id ->
                                new Update(
                                        new PatchDraft(id, witness, fix.literal())
                                                .updated(updated)));
        PatchDraft draft = update.draft;
        draft.advisory(entry.id()).statement("RestartRequired", fix.restart());
        if (entry.facts().cve() != null) {
            draft.cves(List.of(entry.facts().cve()));
        }
        fix.superseded().forEach(draft::supersedes);
        if (fix.build() != null) {
            draft.build(fix.build());
        }
        if (fix.url() != null) {
            draft.reference(new Reference(null, null, fix.url()));
        }
        if (fix.subType() != null) {
            update.classes.add(fix.subType());
        }
        restart(update, fix.restart());
        for (String id : fix.productIds()) {
            String name = products.name(id);
            if (name != null) {
                draft.product(name);
            }
        }
    }

    private static void restart(Update update, @Nullable String word) {
        Boolean said = PatchDraft.yesOrNo(word);
        if (said != null) {
            update.restarts.add(said);
        } else if (word != null) {
            update.maybe = true;
        }
    }

    private void addPointers(MsrcEntry entry) {
        for (MsrcEntry.Pointer pointer : entry.pointers()) {
            Update update = updates.get(pointer.update());
            if (update != null) {
                update.draft.reference(pointer.reference());
            }
        }
    }

    private static Notice patch(Update update) {
        if (update.classes.size() > 1) {
            update.unread.note("several sub-types: " + String.join(", ", update.classes));
        }
        return update.draft
                .patchClass(update.classes.isEmpty() ? null : update.classes.iterator().next())
                .hostReboot(hostReboot(update))
                .facts(update.unread);
    }

    /// Yes where Microsoft says it for any product, no where it says nothing else.
    private static @Nullable Boolean hostReboot(Update update) {
        if (update.restarts.contains(true)) {
            return true;
        }
        return update.restarts.contains(false) && !update.maybe ? false : null;
    }
}
