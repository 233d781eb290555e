package io.hypervisory.index.related;

import io.hypervisory.enrich.judgement.crossvendor.Links;
import io.hypervisory.index.document.Document.Dates;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is read of an indexed document to tell what it belongs to: some of its fields, and the
/// parts of its record in which others are named.
///
/// @param record never null in the index
public record Notice(
        String id,
        String type,
        String vendor,
        String title,
        @Nullable Instant published,
        @Nullable Dates dates,
        @Nullable String url,
        List<String> cve,
        List<String> library,
        @Nullable Named record) {
    /// The names of the fields that are needed.
    static final List<String> FIELDS =
            List.of(
                    "id",
                    "type",
                    "vendor",
                    "title",
                    "published",
                    "dates",
                    "url",
                    "cve",
                    "library",
                    "record.content.supersedes",
                    "record.content.advisories",
                    "record.content.patchTable.patchIds",
                    "record.content.mentions.id");

    /// The part of a record that is read.
    public record Named(@Nullable Content content) {}

    /// @param supersedes, advisories of a patch
    /// @param patchTable of an advisory
    /// @param mentions of a post
    public record Content(
            List<String> supersedes,
            List<String> advisories,
            List<Row> patchTable,
            List<Mentioned> mentions) {
        static final Content EMPTY = new Content(List.of(), List.of(), List.of(), List.of());
    }

    public record Row(List<String> patchIds) {}

    /// @param id a CVE, or `vendor/id`
    public record Mentioned(String id) {}

    public Links links() {
        Content content =
                record == null || record.content() == null ? Content.EMPTY : record.content();
        var patches = new LinkedHashSet<String>();
        content.patchTable().forEach(row -> patches.addAll(row.patchIds()));
        var mentions = new LinkedHashSet<String>();
        content.mentions().stream()
                .map(Mentioned::id)
                .filter(id -> id.indexOf('/') > 0)
                .forEach(mentions::add);
        return new Links(
                id,
                type,
                Set.copyOf(cve),
                Set.copyOf(library),
                Set.copyOf(content.supersedes()),
                Set.copyOf(content.advisories()),
                patches,
                mentions);
    }
}
