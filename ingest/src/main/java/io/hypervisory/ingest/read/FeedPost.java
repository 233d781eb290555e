package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes posts of a feed's entries. Thread-safe.
///
/// @param host names the site in ids
/// @param site the feed's title
/// @param base the document's address, against which links are resolved
record FeedPost(String host, String site, String base, Witness witness) {
    /// Longer text is searched for ids up to here.
    private static final int MENTIONS_WITHIN = 1_000_000;

    private static final int DIGEST = 16;

    /// @param alone no other entry of the feed has its key; several are told apart by what they say
    PostFacts read(RomeFeed.Entry item, boolean alone) {
        SyndEntry entry = item.entry();
        SaidDate published = Dates.parse(item.raw().published(), Dates.UTC);
        SaidDate updated = Dates.parse(item.raw().updated(), Dates.UTC);
        boolean changed = updated != null && !sameInstant(updated, published);
        String title = title(entry);
        Markup content = Markup.of(html(entry));
        String link = link(item);
        String key = alone ? key(item) : key(item) + "\n" + title + "\n" + content.text();
        return new PostFacts(
                new NoticeId(host, Digests.sha256(key.getBytes(UTF_8)).substring(0, DIGEST)),
                witness,
                title,
                site,
                authors(entry),
                link,
                null,
                published,
                changed ? updated : null,
                categories(entry),
                content.text(),
                mentions(title, content, link));
    }

    private static boolean sameInstant(SaidDate updated, @Nullable SaidDate published) {
        return published != null && updated.instant().equals(published.instant());
    }

    /// What the feed calls the entry by: its guid, else its link, else title and date.
    String key(RomeFeed.Entry item) {
        if (item.raw().guid() != null) {
            return item.raw().guid();
        }
        String link = link(item);
        return link == null ? title(item.entry()) + item.raw().published() : link;
    }

    private static String title(SyndEntry entry) {
        SyndContent title = entry.getTitleEx();
        return title == null || title.getValue() == null ? "" : Markup.of(html(title)).text();
    }

    private static String html(SyndEntry entry) {
        var html = new StringBuilder();
        for (SyndContent content : entry.getContents()) {
            html.append(html(content)).append('\n');
        }
        if (html.toString().isBlank() && entry.getDescription() != null) {
            return html(entry.getDescription());
        }
        return html.toString();
    }

    private static String html(SyndContent content) {
        String value = content.getValue() == null ? "" : content.getValue();
        String type = content.getType();
        boolean plain = "text".equals(type) || "text/plain".equals(type);
        return plain && value.indexOf('<') < 0 ? Markup.escaped(value) : value;
    }

    private @Nullable String link(RomeFeed.Entry item) {
        String link = item.raw().originalLink();
        if (link == null) {
            link = item.entry().getLink();
        }
        if (link == null || link.isBlank()) {
            return null;
        }
        try {
            URI resolved = URI.create(base).resolve(link.strip());
            String scheme = resolved.getScheme();
            return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)
                    ? resolved.toString()
                    : null;
        } catch (IllegalArgumentException e) {
            return link.strip().startsWith("http") ? link.strip() : null;
        }
    }

    private static List<String> authors(SyndEntry entry) {
        var authors = new LinkedHashSet<String>();
        for (SyndPerson person : entry.getAuthors()) {
            add(person.getName() == null ? person.getEmail() : person.getName(), authors);
        }
        if (authors.isEmpty()) {
            add(entry.getAuthor(), authors);
        }
        return List.copyOf(authors);
    }

    private static List<String> categories(SyndEntry entry) {
        var categories = new LinkedHashSet<String>();
        for (SyndCategory category : entry.getCategories()) {
            add(category.getName(), categories);
        }
        return List.copyOf(categories);
    }

    private static void add(@Nullable String text, LinkedHashSet<String> to) {
        if (text != null && !text.isBlank()) {
            to.add(text.strip());
        }
    }

    private static List<Mention> mentions(String title, Markup content, @Nullable String link) {
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
