package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.feed.FeedVendor.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Feeds of VMware, MSRC, Citrix and Oracle: an entry that bears an advisory's id is a witness of
/// that advisory, any other is a post as [FeedReader] makes it. Of several entries on one advisory,
/// as MSRC writes one for each revision, the newest counts. A feed that was cut is refused: what an
/// entry says of an advisory is to be whole. Thread-safe.
public final class AdvisoryFeedReader implements DocumentReader {
    @Override
    public String format() {
        return "advisory-feed";
    }

    @Override
    public int version() {
        return 1;
    }

    /// Never: by its head it is a feed like any other, and [FeedReader] reads those.
    @Override
    public boolean recognises(Document document) {
        return false;
    }

    @Override
    public Reading read(Document document) {
        return switch (FeedReader.parse(document)) {
            case ParsedFeed.NoFeed no -> new Rejected(no.reason(), no.error());
            case ParsedFeed.Feed feed when feed.truncated() ->
                    new Rejected("truncated", "ends within an entry");
            case ParsedFeed.Feed feed -> read(document, feed);
        };
    }

    private Reading read(Document document, ParsedFeed.Feed feed) {
        Map<ParsedFeed.Entry, PostFacts> posts = FeedReader.posts(document, this, feed);
        var notices = new LinkedHashMap<NoticeId, Notice>();
        for (ParsedFeed.Entry entry : feed.entries()) {
            PostFacts post = posts.get(entry);
            if (post == null) {
                continue;
            }
            FeedVendor vendor = FeedVendor.of(post.link(), feed.said().link(), document.url());
            Named named = vendor == null ? null : vendor.named(entry.said(), post.title());
            Notice notice = named == null ? post : FeedAdvisory.of(entry.said(), post, named);
            notices.merge(notice.id(), notice, AdvisoryFeedReader::newer);
        }
        return new Read(List.copyOf(notices.values()));
    }

    private static Notice newer(Notice first, Notice second) {
        if (first instanceof AdvisoryFacts one && second instanceof AdvisoryFacts other) {
            SaidDate before = one.currentReleaseDate();
            SaidDate after = other.currentReleaseDate();
            boolean later = after != null && (before == null || after.compareTo(before) > 0);
            return later ? second : first;
        }
        return first;
    }
}
