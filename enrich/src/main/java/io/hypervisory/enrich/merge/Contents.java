package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the contents of advisories, patches and posts have in common.
final class Contents {
    private Contents() {}

    /// Null for posts, which are not judged.
    static @Nullable Classification classification(Object content) {
        return switch (content) {
            case Advisory.Content advisory -> advisory.classification();
            case Patch.Content patch -> patch.classification();
            default -> null;
        };
    }

    /// The same facts, judged as said; posts as they are.
    static Object judged(Object content, @Nullable Classification classification) {
        if (classification == null) {
            return content;
        }
        return switch (content) {
            case Advisory.Content advisory -> advisory.judged(classification);
            case Patch.Content patch -> patch.judged(classification);
            default -> content;
        };
    }

    static List<String> cves(@Nullable Object content) {
        return switch (content) {
            case Advisory.Content advisory -> advisory.cves();
            case Patch.Content patch -> patch.cves();
            case null, default -> List.of();
        };
    }

    static List<CveKnowledge> knowledge(Object content) {
        return switch (content) {
            case Advisory.Content advisory -> advisory.knowledge();
            case Patch.Content patch -> patch.knowledge();
            default -> List.of();
        };
    }

    /// An advisory's initial release or a patch's release; null when it has none, and for posts.
    static @Nullable SaidDate firstRelease(@Nullable Object content) {
        return switch (content) {
            case Advisory.Content advisory -> advisory.initialReleaseDate();
            case Patch.Content patch -> patch.releaseDate();
            case null, default -> null;
        };
    }

    static Entry entry(NoticeId id, Object content, Lineage lineage) {
        return switch (content) {
            case Advisory.Content advisory -> new Advisory(id, advisory, lineage);
            case Patch.Content patch -> new Patch(id, patch, lineage);
            case Post.Content post -> new Post(id, post, lineage);
            default -> throw new IllegalStateException("no entry for " + content.getClass());
        };
    }

    static String entryType(Entry entry) {
        return switch (entry) {
            case Advisory _ -> "advisory";
            case Patch _ -> "patch";
            case Post _ -> "post";
        };
    }
}
