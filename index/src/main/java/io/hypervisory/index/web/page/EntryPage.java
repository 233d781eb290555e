package io.hypervisory.index.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one advisory, patch or post. Empty lists have no section.
///
/// @param shortened says what the record leaves out; null when it is the whole
/// @param facts name and value, in order
/// @param recordLink to the full record as JSON
public record EntryPage(
        String id,
        String type,
        String title,
        @Nullable String shortened,
        List<Fact> facts,
        List<LabelLine> labels,
        List<Link> cves,
        List<Row> patches,
        List<String> products,
        List<Passage> remediations,
        List<Passage> notes,
        List<Link> references,
        List<Origin> origins,
        List<Fact> lineage,
        String recordLink) {

    /// A name and its value.
    public record Fact(String name, String value) {}

    /// One judgement with its evidence.
    ///
    /// @param words as they stand in the source; null when a structured field led to it
    public record LabelLine(
            String kind,
            String value,
            String verdict,
            @Nullable String words,
            String place,
            String rule,
            String confidence) {}

    /// @param url null when it is not one that a browser should follow
    public record Link(String text, @Nullable String url) {}

    /// A line of the patch table.
    public record Row(
            String issue, String product, String runningOn, String fix, List<Link> links) {}

    /// A piece of text under its heading; either may be empty.
    public record Passage(String heading, String text) {}

    /// Where the bytes of one witness stand.
    public record Origin(
            String source,
            Link url,
            String place,
            String sha256,
            String fetchedAt,
            String reader) {}
}
