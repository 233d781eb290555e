package io.hypervisory.docker.archive;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.cadence.Known;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Records as the archive's pages make them: read, merged and judged as the topology does it, with
/// no server between. Used by one thread.
final class ArchiveRecords {
    private static final URI BASE = URI.create("http://archive.example/");

    private final MergeStep merge = new MergeStep(Classifier.standard());
    private final Map<NoticeId, MergeState> states = new HashMap<>();
    private final Map<NoticeId, Entry> entries = new TreeMap<>();

    /// Of mails, patches, releases and blogs of the bundled facts.
    static ArchiveRecords ofAll() {
        var records = new ArchiveRecords();
        var facts = HistoryFacts.load();
        MailArchive.pages(MailArchive.mails(facts)).stream()
                .filter(page -> page.path().matches(".*/\\d{6}\\.html"))
                .forEach(page -> records.add("vmsa-mail", page));
        var patches = PatchPages.shelf(facts.patches());
        patches.pages().stream().skip(1).forEach(page -> records.add(patches.format(), page));
        for (Shelves releases : VendorPages.releases(facts.events())) {
            releases.pages().forEach(page -> records.add(releases.format(), page));
        }
        var posts = new ArrayList<>(facts.posts());
        posts.addAll(VendorPages.posts(facts.events()));
        BlogFeeds.feeds(posts, BASE).forEach(feed -> records.add("feed", feed.page()));
        return records;
    }

    ArchiveRecords add(String format, Page page) {
        notices(format, page).forEach(this::add);
        return this;
    }

    private void add(Notice notice) {
        var state = states.getOrDefault(notice.id(), MergeState.EMPTY);
        var result = merge.apply(state, notice, Instant.EPOCH);
        states.put(notice.id(), result.state());
        for (Output output : result.outputs()) {
            if (output instanceof Output.Publish(Entry entry, byte[] _)) {
                entries.put(entry.id(), entry);
            }
        }
    }

    private static List<Notice> notices(String format, Page page) {
        var document =
                new Document(
                        page.path(),
                        format,
                        false,
                        BASE.resolve(page.path()).toString(),
                        page.contentType(),
                        null,
                        -1,
                        -1,
                        "0",
                        Instant.EPOCH,
                        page.text().getBytes(StandardCharsets.UTF_8));
        return switch (StandardReaders.all().read(document)) {
            case Reading.Read(List<Notice> notices) -> notices;
            case Reading.Rejected rejected ->
                    throw new IllegalStateException(page.path() + ": " + rejected);
        };
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    Known known(Platform platform) {
        return Known.of(platform, entries.values());
    }
}
