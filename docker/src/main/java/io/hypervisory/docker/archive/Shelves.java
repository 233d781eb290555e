package io.hypervisory.docker.archive;

import static io.hypervisory.docker.archive.Layout.html;

import java.util.ArrayList;
import java.util.List;

/// A publisher's pages with the list that leads to them.
///
/// @param name of the publisher's list
/// @param format of the documents, as the catalogue names it
/// @param pages the list first
record Shelves(String name, String format, List<Page> pages) {
    Shelves {
        pages = List.copyOf(pages);
    }

    /// One document and how the list calls it.
    record Titled(String title, Page page) {}

    /// @param folder absolute, with a slash at its end; the list stands there
    static Shelves listed(String name, String format, String folder, List<Titled> documents) {
        var pages = new ArrayList<Page>();
        pages.add(new Page(folder, Page.HTML, () -> list(name, documents)));
        documents.forEach(document -> pages.add(document.page()));
        return new Shelves(name, format, pages);
    }

    private static String list(String name, List<Titled> documents) {
        var items = new StringBuilder();
        for (var document : documents) {
            items.append(
                    "<li class=\"document\"><a href=\"%s\">%s</a></li>\n"
                            .formatted(html(document.page().path()), html(document.title())));
        }
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s</title></head>
        <body>
        <h1>%1$s</h1>
        <p>Reconstructed from facts for a demo.</p>
        <ul>
        %2$s</ul>
        </body>
        </html>
        """
                .formatted(html(name), items);
    }
}
