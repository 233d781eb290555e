package io.hypervisory.index.web.page;

import io.hypervisory.index.web.page.EntryPage.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record that could not be used.
///
/// @param error the full message
/// @param document link to the bytes, where they are a document; null where they are not
/// @param back where putting it back is asked for
/// @param meaning what putting it back does
/// @param refusal why it was not put back just now; null when nobody tried
public record DeadLetterPage(
        String title,
        String error,
        List<Fact> facts,
        @Nullable String document,
        String back,
        String meaning,
        @Nullable String refusal) {
    public DeadLetterPage {
        facts = List.copyOf(facts);
    }
}
