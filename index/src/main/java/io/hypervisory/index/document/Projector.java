package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.cadence.NoticePlatforms;
import io.hypervisory.index.document.Document.Dates;
import io.hypervisory.index.document.Document.Place;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.contract.product.Platforms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes of an entry what Elasticsearch searches. A pure function; thread-safe.
public final class Projector {
    private static final byte[] RECORD = ",\"record\":".getBytes(StandardCharsets.UTF_8);

    private Projector() {}

    /// The document's JSON on one line, with the entry as it came under `record`.
    ///
    /// @param value an [Entry] as JSON
    /// @param trace the event's `traceparent`; null when it has none
    /// @throws IllegalArgumentException when the value is not an entry
    public static byte[] project(byte[] value, @Nullable String trace) {
        byte[] fields = Json.bytes(document(Json.read(value, Entry.class), trace));
        var out = new ByteArrayOutputStream(fields.length + RECORD.length + value.length);
        out.write(fields, 0, fields.length - 1);
        out.writeBytes(RECORD);
        out.writeBytes(oneLine(value));
        out.write('}');
        return out.toByteArray();
    }

    /// Raw line breaks stand between JSON tokens only, and would end a line of a bulk.
    private static byte[] oneLine(byte[] json) {
        byte @Nullable [] copy = null;
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                copy = copy == null ? json.clone() : copy;
                copy[i] = ' ';
            }
        }
        return copy == null ? json : copy;
    }

    static Document document(Entry entry, @Nullable String trace) {
        return switch (entry) {
            case Advisory advisory -> advisory(advisory, trace);
            case Patch patch -> patch(patch, trace);
            case Post post -> post(post, trace);
        };
    }

    private static Document advisory(Advisory advisory, @Nullable String trace) {
        var content = advisory.content();
        var id = advisory.id();
        var names = names(id, content.aliases());
        var published = content.initialReleaseDate();
        var judged = content.classification();
        var platforms = NoticePlatforms.of(advisory);
        var patches =
                content.patchTable().stream().flatMap(row -> row.patchIds().stream()).toList();
        return new Document(
                id.toString(),
                IdTokens.of(id.vendor(), names),
                IdTokens.keys(names),
                names,
                "advisory",
                id.vendor(),
                content.publisher().name(),
                content.title(),
                SearchableText.of(content),
                About.of(advisory),
                content.severity(),
                Judged.of(judged),
                Listed.of(content.knowledge()),
                Remedy.of(content),
                Products.of(advisory, platforms),
                Platforms.chains(platforms),
                Affected.of(advisory),
                Judged.holding(judged.hardware().stream()),
                content.cves(),
                withLocals(patches),
                List.of(),
                instant(published),
                instant(content.currentReleaseDate()),
                Years.of(published),
                content.status() == null ? null : content.status().name().toLowerCase(Locale.ROOT),
                content.version(),
                advisory.lineage().revision(),
                advisory.lineage().hash(),
                sources(advisory),
                url(advisory, selfReference(content)),
                trace,
                dates(published, content.currentReleaseDate()),
                places(advisory));
    }

    private static Document patch(Patch patch, @Nullable String trace) {
        var content = patch.content();
        var id = patch.id();
        var names = names(id, content.literals());
        Classification judged = content.classification();
        String on = content.products().isEmpty() ? "" : " for " + content.products().getFirst();
        return new Document(
                id.toString(),
                IdTokens.of(id.vendor(), names),
                IdTokens.keys(names),
                names,
                "patch",
                id.vendor(),
                null,
                id.local() + on,
                SearchableText.of(content),
                About.of(patch),
                content.severity(),
                Judged.of(judged),
                Listed.of(content.knowledge()),
                // it is the fix
                List.of(Remedy.AVAILABLE),
                distinct(content.products().stream()),
                platforms(patch),
                List.of(),
                distinct(
                        Stream.concat(
                                content.hardware().stream(),
                                Judged.holding(judged.hardware().stream()).stream())),
                content.cves(),
                withLocals(
                        Stream.concat(
                                        Stream.of(id),
                                        Stream.concat(
                                                content.supersedes().stream(),
                                                content.requires().stream()))
                                .map(NoticeId::toString)
                                .toList()),
                content.advisories().stream().map(NoticeId::toString).toList(),
                instant(content.releaseDate()),
                null,
                Years.of(id, content.releaseDate()),
                null,
                null,
                patch.lineage().revision(),
                patch.lineage().hash(),
                sources(patch),
                url(patch, null),
                trace,
                dates(content.releaseDate(), null),
                places(patch));
    }

    private static Document post(Post post, @Nullable String trace) {
        var content = post.content();
        var id = post.id();
        var names = names(id, List.of());
        var published = content.initialReleaseDate();
        return new Document(
                id.toString(),
                IdTokens.of(id.vendor(), names),
                IdTokens.keys(names),
                names,
                "post",
                id.vendor(),
                content.site(),
                content.title(),
                content.text().isBlank() ? null : content.text(),
                About.of(post),
                null,
                Judged.of(Classification.NONE),
                Listed.of(List.of()),
                List.of(),
                List.of(),
                platforms(post),
                List.of(),
                List.of(),
                mentioned(content, Mention.Kind.CVE),
                withLocals(mentioned(content, Mention.Kind.PATCH)),
                Stream.of(Mention.Kind.ADVISORY, Mention.Kind.KB)
                        .flatMap(kind -> mentioned(content, kind).stream())
                        .toList(),
                instant(published),
                instant(content.currentReleaseDate()),
                Years.of(published),
                null,
                null,
                post.lineage().revision(),
                post.lineage().hash(),
                sources(post),
                url(post, content.link()),
                trace,
                dates(published, content.currentReleaseDate()),
                places(post));
    }

    private static List<String> names(NoticeId id, List<String> others) {
        return distinct(Stream.concat(Stream.of(id.toString(), id.local()), others.stream()));
    }

    private static List<String> platforms(Entry entry) {
        return Platforms.chains(NoticePlatforms.of(entry));
    }

    private static List<String> withLocals(Collection<String> ids) {
        var all = new ArrayList<String>();
        for (String id : new LinkedHashSet<>(ids)) {
            all.add(id);
            all.add(id.substring(id.indexOf('/') + 1));
        }
        return all;
    }

    private static List<String> mentioned(Post.Content content, Mention.Kind kind) {
        return distinct(
                content.mentions().stream()
                        .filter(mention -> mention.kind() == kind)
                        .map(Mention::id));
    }

    private static List<String> distinct(Stream<String> values) {
        return values.distinct().toList();
    }

    private static @Nullable String selfReference(Advisory.Content content) {
        return content.references().stream()
                .filter(reference -> "self".equals(reference.category()))
                .map(Reference::url)
                .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String url(Entry entry, @Nullable String own) {
        if (own != null) {
            return own;
        }
        var witnesses = entry.lineage().witnesses();
        return witnesses.isEmpty() ? null : witnesses.getFirst().provenance().url();
    }

    private static List<String> sources(Entry entry) {
        return distinct(entry.lineage().witnesses().stream().map(Witness::source));
    }

    private static List<Place> places(Entry entry) {
        return entry.lineage().witnesses().stream()
                .map(Witness::provenance)
                .map(p ->
                        new Place(
                                p.url(),
                                p.topic(),
                                p.partition(),
                                p.offset(),
                                p.sha256(),
                                p.fetchedAt()))
                .toList();
    }

    private static java.time.@Nullable Instant instant(@Nullable SaidDate date) {
        return date == null ? null : date.instant();
    }

    private static @Nullable Dates dates(@Nullable SaidDate published, @Nullable SaidDate updated) {
        return published == null && updated == null ? null : new Dates(published, updated);
    }
}
