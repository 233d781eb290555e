package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom the publisher thanked.
public record Acknowledgment(
        List<String> names,
        @Nullable String organization,
        @Nullable String summary,
        List<String> urls) {
    public Acknowledgment {
        names = List.copyOf(names);
        urls = List.copyOf(urls);
    }
}
