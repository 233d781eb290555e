package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a platform.
///
/// @param fixes sorted by day, then id
/// @param undated what could be installed and no day is known of, sorted; it counts nowhere else
/// @param advisories of its publisher that concern it, sorted by id
/// @param posts that name it or one of its fixes, sorted by id
public record Known(
        Platform platform,
        List<Fix> fixes,
        List<NoticeId> undated,
        List<Advisory> advisories,
        List<Post> posts) {
    public Known {
        fixes = List.copyOf(fixes);
        undated = List.copyOf(undated);
        advisories = List.copyOf(advisories);
        posts = List.copyOf(posts);
    }

    /// @param entries that may concern the platform, advisories that name its patches, and posts,
    ///   in any order; what does not is left out
    public static Known of(Platform platform, Collection<? extends Entry> entries) {
        return new FixesOf(platform, entries).known();
    }

    /// Nothing that could be installed is known, which is not to say that there was nothing.
    public boolean isEmpty() {
        return fixes.isEmpty() && undated.isEmpty();
    }

    /// Why nothing can be counted; null when something can.
    @Nullable String noFixes() {
        if (isEmpty()) {
            return "no data: nothing that could be installed on " + platform.id() + " is known";
        }
        return fixes.isEmpty()
                ? "no data: no day is known of anything that could be installed on "
                        + platform.id()
                        + "; without a day: "
                        + undated.size()
                : null;
    }
}
