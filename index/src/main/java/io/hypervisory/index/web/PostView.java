package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Post;
import io.hypervisory.index.web.page.EntryPage;
import io.hypervisory.index.web.page.EntryPage.Link;
import io.hypervisory.index.web.page.EntryPage.LinkList;
import io.hypervisory.index.web.page.EntryPage.Passage;
import io.hypervisory.index.web.page.MarkedText;
import io.hypervisory.ingest.contract.Mention;
import java.util.ArrayList;
import java.util.List;

/// Words a post, which is not judged.
final class PostView {
    private PostView() {}

    static EntryPage page(Post post, EntryView view) {
        var content = post.content();
        var facts = new EntryView.Facts();
        facts.add("Site", content.site());
        facts.add("Authors", String.join(", ", content.authors()));
        facts.add("Published", Words.date(content.initialReleaseDate()));
        facts.add("Updated", Words.date(content.currentReleaseDate()));
        facts.add("Categories", String.join(", ", content.categories()));
        var references = new ArrayList<Link>();
        if (content.link() != null) {
            references.add(Words.web(content.link(), content.link()));
        }
        String id = post.id().toString();
        return new EntryPage(
                Words.entry("post", id),
                id,
                "post",
                content.title(),
                MarkedText.plain(content.title()),
                view.stood(),
                ShortenedLine.of(post),
                List.of(),
                facts.list(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                mentions(content.mentions()),
                List.of(),
                List.of(),
                List.of(new Passage(MarkedText.plain(""), MarkedText.plain(content.text()), false)),
                references,
                view.around(),
                view.origins(post, content.fieldWitness()),
                view.lineage(post),
                Words.record(id));
    }

    private static List<LinkList> mentions(List<Mention> mentions) {
        var lists = new ArrayList<LinkList>();
        add(lists, "Names advisories", mentions, Mention.Kind.ADVISORY);
        add(lists, "Names patches", mentions, Mention.Kind.PATCH);
        add(lists, "Names articles of a knowledge base", mentions, Mention.Kind.KB);
        add(lists, "Names CVEs", mentions, Mention.Kind.CVE);
        return lists;
    }

    private static void add(
            List<LinkList> to, String title, List<Mention> mentions, Mention.Kind kind) {
        List<Link> links =
                mentions.stream()
                        .filter(mention -> mention.kind() == kind)
                        .map(PostView::link)
                        .toList();
        if (!links.isEmpty()) {
            to.add(new LinkList(title, links));
        }
    }

    private static Link link(Mention mention) {
        return switch (mention.kind()) {
            case CVE -> new Link(mention.id(), Words.cve(mention.id()));
            case PATCH -> EntryView.link(mention.literal(), "patch", mention.id());
            case ADVISORY -> EntryView.link(mention.literal(), "advisory", mention.id());
            case KB ->
                    new Link(
                            mention.literal(),
                            "/search?q=" + Words.encoded("\"" + mention.literal() + "\""));
        };
    }
}
