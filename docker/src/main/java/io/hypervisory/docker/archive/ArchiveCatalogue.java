package io.hypervisory.docker.archive;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// The catalogue of the archive's sources, as one writes it in YAML.
public final class ArchiveCatalogue {
    /// Which links of a list are documents.
    private static final String PAGE = "    page: {item: li.document, link: \"a[href]\"}\n";

    private ArchiveCatalogue() {}

    /// @param at where a source is asked, for what stands at an address of the site
    /// @param interval at most so long between two passes
    public static String yaml(
            List<ArchiveSite.Entry> entries, UnaryOperator<URI> at, Duration interval) {
        var yaml = new StringBuilder("sources:\n");
        for (var entry : entries) {
            URI url = at.apply(entry.url());
            yaml.append(
                    """
                      - name: %s
                        kind: %s
                        url: %s
                        interval: %s
                        shortest: %s
                        concurrency: 4
                        pause: PT0S
                        privateHosts: [%s]
                    """
                            .formatted(
                                    slug(entry.name()),
                                    entry.kind(),
                                    url,
                                    interval,
                                    interval,
                                    url.getHost()));
            if (entry.format() != null) {
                yaml.append("    format: ").append(entry.format()).append('\n');
            }
            if (entry.kind().equals("page-list")) {
                yaml.append(PAGE);
            }
        }
        return yaml.toString();
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
