package io.hypervisory.index.web;

import io.hypervisory.index.decision.Decision;
import io.hypervisory.index.decision.Finding.Reply;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.EntryPage.Because;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the patches that a notice names say of some impacts.
record PatchesSay(Map<Reply, List<Hit>> byReply) {
    static final Set<String> OF_HOSTS = Set.of(Decision.HOST_REBOOT);

    static PatchesSay of(List<Hit> patches, Set<String> impacts) {
        var byReply = new EnumMap<Reply, List<Hit>>(Reply.class);
        patches.forEach(patch ->
                byReply.computeIfAbsent(reply(patch, impacts), _ -> new ArrayList<>()).add(patch));
        return new PatchesSay(byReply);
    }

    private static Reply reply(Hit patch, Set<String> impacts) {
        if (patch.impacts().stream().anyMatch(impacts::contains)) {
            return Reply.YES;
        }
        return patch.impactsNo().stream().anyMatch(impacts::contains)
                        || patch.impacts().contains("live")
                ? Reply.NO
                : Reply.SILENT;
    }

    /// One that takes it down is enough; for a no all must say so.
    Reply reply() {
        if (byReply.containsKey(Reply.YES)) {
            return Reply.YES;
        }
        return byReply.keySet().equals(Set.of(Reply.NO)) ? Reply.NO : Reply.SILENT;
    }

    /// One for each reply.
    List<Because> lines() {
        return byReply.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue()))
                .toList();
    }

    private static Because line(Reply reply, List<Hit> patches) {
        String says = DecisionView.reply(reply);
        if (patches.size() > 1) {
            return new Because(patches.size() + " patches: " + says, null, "#patches");
        }
        Hit only = patches.getFirst();
        String local = only.id().substring(only.id().indexOf('/') + 1);
        return new Because(local + ": " + says, null, Words.entry(only.type(), only.id()));
    }

    /// What a row of a patch table says, else what its patches say of the host; empty when nothing
    /// is known of them.
    static String restart(@Nullable String row, List<Hit> patches) {
        if (row != null && !row.isBlank()) {
            return row;
        }
        if (patches.isEmpty()) {
            return "";
        }
        return switch (of(patches, OF_HOSTS).reply()) {
            case YES -> "host reboot";
            case NO -> "no host reboot";
            case OPEN, SILENT -> "not said";
        };
    }
}
