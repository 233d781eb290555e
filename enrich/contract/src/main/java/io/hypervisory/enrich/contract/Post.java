package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A blog post, merged from all its witnesses.
///
/// @param shortened where lines or text are missing; empty when nothing is, see [Entry#shortened]
public record Post(NoticeId id, Content content, Lineage lineage, List<Shortened> shortened)
        implements Entry {
    public Post {
        shortened = List.copyOf(shortened);
    }

    /// The whole.
    public Post(NoticeId id, Content content, Lineage lineage) {
        this(id, content, lineage, List.of());
    }

    /// @param mentions ids that title and text name
    public record Content(
            String title,
            String site,
            List<String> authors,
            @Nullable String link,
            @Nullable SaidDate initialReleaseDate,
            @Nullable SaidDate currentReleaseDate,
            List<String> categories,
            String text,
            List<Mention> mentions,
            Map<String, String> fieldWitness) {
        public Content {
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
            mentions = List.copyOf(mentions);
            fieldWitness = Map.copyOf(fieldWitness);
        }
    }
}
