package io.hypervisory.docker.archive;

import static io.hypervisory.docker.archive.Layout.html;

import java.util.List;

/// What a person sees who opens the site.
final class FrontPage {
    private FrontPage() {}

    static Page of(List<ArchiveSite.Entry> sources, int mails, int undated) {
        return new Page("/", Page.HTML, () -> text(sources, mails, undated));
    }

    private static String text(List<ArchiveSite.Entry> sources, int mails, int undated) {
        var items = new StringBuilder();
        for (var source : sources) {
            items.append(
                    "<li>%s: <a href=\"%s\">%s</a></li>\n"
                            .formatted(
                                    source.kind(),
                                    html(source.url().getPath()),
                                    html(source.name())));
        }
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Hypervisory demo archive</title></head>
        <body>
        <h1>Hypervisory demo archive</h1>
        <p>Everything here is reconstructed from facts: ids, days, numbers, names. The
        publishers named did not write these sentences, and this is not their site. The
        pages have the formats in which the publishers spoke, so that a crawler can be
        seen at work without the internet.</p>
        <p>What the facts do not hold is not here. %d advisories of 2006 to 2008 stand in
        the mail archive. %d advisories and notices have no page, because no day is known
        of them.</p>
        <ul>
        %s</ul>
        </body>
        </html>
        """
                .formatted(mails, undated, items);
    }
}
