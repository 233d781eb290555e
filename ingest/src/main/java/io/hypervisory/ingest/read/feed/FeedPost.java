package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Markup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes posts of a feed's entries. Thread-safe.
///
/// @param host names the site in ids
/// @param site the feed's title
record FeedPost(String host, String site, Witness witness) {
    /// Longer text is searched for ids up to here.
    private static final int MENTIONS_WITHIN = 1_000_000;

    private static final int DIGEST = 16;

    /// @param alone no other entry of the feed has its key; several are told apart by what they say
    PostFacts read(ParsedFeed.Entry entry, boolean alone) {
        SaidDate published = Dates.parse(entry.said().published(), Dates.UTC);
        SaidDate updated = Dates.parse(entry.said().updated(), Dates.UTC);
        String title = Markup.of(entry.title()).text();
        Markup content = Markup.of(entry.html());
        String link = link(entry);
        String key = alone ? key(entry) : key(entry) + "\n" + title + "\n" + content.text();
        return new PostFacts(
                id(host, key),
                witness,
                title,
                site,
                entry.authors(),
                link,
                null,
                published,
                updated,
                entry.categories(),
                content.text(),
                mentions(title, content, link));
    }

    /// @param key what its site calls the post by
    static NoticeId id(String host, String key) {
        // a name may be longer than an id; its end says most of whose it is
        int most = NoticeId.LONGEST - DIGEST;
        String end = host.length() > most ? host.substring(host.length() - most) : host;
        return new NoticeId(end, Digests.sha256(key.getBytes(UTF_8)).substring(0, DIGEST));
    }

    /// What the feed calls the entry by: its guid, else its link, else what it says and when. Never
    /// the date alone: several posts may share one.
    String key(ParsedFeed.Entry entry) {
        if (entry.said().guid() != null) {
            return entry.said().guid();
        }
        String link = link(entry);
        if (link != null) {
            return link;
        }
        String title = Markup.of(entry.title()).text();
        return (title.isEmpty() ? Markup.of(entry.html()).text() : title)
                + entry.said().published();
    }

    /// Null when it is no web address.
    private static @Nullable String link(ParsedFeed.Entry entry) {
        String link = entry.said().link();
        boolean web =
                link != null
                        && (link.regionMatches(true, 0, "http://", 0, 7)
                                || link.regionMatches(true, 0, "https://", 0, 8));
        return web ? link : null;
    }

    static List<Mention> mentions(String title, Markup content, @Nullable String link) {
        var texts = new ArrayList<>(List.of(title, content.text()));
        texts.addAll(content.links());
        if (link != null) {
            texts.add(link);
        }
        String all = String.join("\n", texts);
        return IdGrammar.mentions(
                all.length() <= MENTIONS_WITHIN ? all : all.substring(0, MENTIONS_WITHIN));
    }
}
