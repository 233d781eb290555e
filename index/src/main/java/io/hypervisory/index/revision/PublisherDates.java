package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a publisher published what one revision of an entry holds.
///
/// @param current when it published this state: the current release date, else the initial one; of
///   a patch its release date. Null when it gives none
/// @param earlier when else it published, as far as this state tells: the initial release and its
///   own revision history
public record PublisherDates(@Nullable SaidDate current, List<SaidDate> earlier) {
    public PublisherDates {
        earlier = List.copyOf(earlier);
    }

    static PublisherDates of(Entry entry) {
        return switch (entry) {
            case Advisory(_, var content, _, _) ->
                    of(
                            content.initialReleaseDate(),
                            content.currentReleaseDate(),
                            content.publisherRevisions());
            case Patch(_, var content, _, _) -> of(content.releaseDate(), null, List.of());
            case Post(_, var content, _, _) ->
                    of(content.initialReleaseDate(), content.currentReleaseDate(), List.of());
        };
    }

    private static PublisherDates of(
            @Nullable SaidDate initial, @Nullable SaidDate current, List<Revision> history) {
        var earlier =
                Stream.concat(
                                Stream.ofNullable(current == null ? null : initial),
                                history.stream().map(Revision::date).filter(Objects::nonNull))
                        .distinct()
                        .toList();
        return new PublisherDates(current == null ? initial : current, earlier);
    }

    Stream<SaidDate> all() {
        return Stream.concat(Stream.ofNullable(current), earlier.stream());
    }
}
