package io.hypervisory.ingest.read.feed;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.hypervisory.ingest.read.Markup;
import io.hypervisory.ingest.read.feed.ParsedFeed.Entry;
import io.hypervisory.ingest.read.feed.ParsedFeed.Feed;
import io.hypervisory.ingest.read.feed.ParsedFeed.NoFeed;
import io.hypervisory.ingest.read.feed.ParsedFeed.Said;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// The only place that knows Rome. Identity, links and dates are read beside it, from the elements
/// themselves, since Rome's dates cannot be trusted and its links not resolved. Thread-safe.
final class RomeFeed {
    private RomeFeed() {}

    /// @param text cleaned by [FeedText]
    /// @param url the document's own, against which links are resolved
    static ParsedFeed parse(String text, String url) {
        return switch (FeedXml.parse(text)) {
            case FeedXml.Tree.NoTree no -> new NoFeed(no.reason(), no.error());
            case FeedXml.Tree.Grown tree -> {
                ParsedFeed parsed = parse(tree.document(), url);
                boolean nothing = parsed instanceof Feed feed && feed.entries().isEmpty();
                if (tree.truncated() && nothing) {
                    yield new NoFeed("truncated", "ends before its first entry does");
                }
                yield tree.truncated() && parsed instanceof Feed feed ? feed.cut() : parsed;
            }
        };
    }

    private static ParsedFeed parse(Document document, String url) {
        Element root = document.getRootElement();
        String name = root.getQualifiedName();
        document.setBaseURI(url);
        FeedShape shape = FeedShape.of(document);
        if (shape == null) {
            return name.equalsIgnoreCase("html")
                    ? new NoFeed("html-instead", "a page where a feed was expected")
                    : new NoFeed("not-a-feed", name + ": no feed in it");
        }
        // before Rome sees them: it takes elements out of the tree
        Said head = FeedElement.read(shape.head());
        List<Said> items = shape.items().stream().map(FeedElement::read).toList();
        shape.keepOnlyWhatIsUsed();
        try {
            return paired(new SyndFeedInput().build(shape.document()), head, items);
        } catch (FeedException | RuntimeException e) {
            // Rome answers bad input with whatever it stumbles over
            return new NoFeed("not-a-feed", name + ": " + e.getMessage());
        }
    }

    private static ParsedFeed paired(SyndFeed feed, Said head, List<Said> items) {
        List<SyndEntry> made = feed.getEntries();
        if (made.size() != items.size()) {
            return new NoFeed(
                    "not-a-feed",
                    made.size() + " entries read where " + items.size() + " elements stand");
        }
        List<String> inherited = inherited(feed);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < items.size(); i++) {
            entries.add(entry(made.get(i), items.get(i), inherited));
        }
        return new Feed(html(feed.getTitleEx()), head, entries, false);
    }

    private static Entry entry(SyndEntry entry, Said said, List<String> inherited) {
        List<String> authors = authors(entry);
        return new Entry(
                html(entry.getTitleEx()),
                html(entry),
                said,
                authors.isEmpty() ? inherited : authors,
                categories(entry));
    }

    /// RFC 4287 4.2.1: the authors of an Atom feed are those of each entry that names none. RSS has
    /// no such rule, its `managingEditor` writes nothing.
    private static List<String> inherited(SyndFeed feed) {
        var authors = new LinkedHashSet<String>();
        if (String.valueOf(feed.getFeedType()).startsWith("atom")) {
            feed.getAuthors().forEach(person -> add(name(person), authors));
        }
        return List.copyOf(authors);
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

    private static String html(@Nullable SyndContent content) {
        if (content == null || content.getValue() == null) {
            return "";
        }
        String value = content.getValue();
        String type = content.getType();
        boolean plain = "text".equals(type) || "text/plain".equals(type);
        return plain && value.indexOf('<') < 0 ? Markup.escaped(value) : value;
    }

    private static List<String> authors(SyndEntry entry) {
        var authors = new LinkedHashSet<String>();
        for (SyndPerson person : entry.getAuthors()) {
            add(name(person), authors);
        }
        if (authors.isEmpty()) {
            add(entry.getAuthor(), authors);
        }
        return List.copyOf(authors);
    }

    private static @Nullable String name(SyndPerson person) {
        return person.getName() == null ? person.getEmail() : person.getName();
    }

    /// Dublin Core's subjects are the categories of RSS 1.0.
    private static List<String> categories(SyndEntry entry) {
        var categories = new LinkedHashSet<String>();
        for (SyndCategory category : entry.getCategories()) {
            add(category.getName(), categories);
        }
        if (entry.getModule(DCModule.URI) instanceof DCModule dublinCore) {
            dublinCore.getSubjects().forEach(subject -> add(subject.getValue(), categories));
        }
        return List.copyOf(categories);
    }

    private static void add(@Nullable String text, LinkedHashSet<String> to) {
        if (text != null && !text.isBlank()) {
            to.add(text.strip());
        }
    }
}
