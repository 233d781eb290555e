package io.hypervisory.docker.archive;

import static io.hypervisory.docker.archive.Layout.html;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.hypervisory.docker.archive.HistoryFacts.Post;
import io.hypervisory.docker.archive.HistoryFacts.VendorEvent;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of Virtual Iron, SWsoft and their neighbours: a page of releases for each, and
/// their other events as posts.
final class VendorPages {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Map<String, String> PRODUCTS =
            Map.of("Virtual Iron", "Virtual Iron", "SWsoft/Parallels", "Virtuozzo");
    private static final Pattern VERSION = Pattern.compile("\\d\\.\\d");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private VendorPages() {}

    /// One page for each vendor of whom a release is known.
    static List<Shelves> releases(List<VendorEvent> events) {
        var byVendor =
                events.stream()
                        .filter(VendorPages::isRelease)
                        .collect(groupingBy(VendorEvent::vendor, LinkedHashMap::new, toList()));
        var shelves = new ArrayList<Shelves>();
        byVendor.forEach((vendor, releases) -> {
            String path = "/" + slug(vendor) + "/releases.html";
            var page = new Page(path, Page.HTML, () -> text(vendor, releases));
            shelves.add(new Shelves(vendor + " releases", "release-page", List.of(page)));
        });
        return shelves;
    }

    /// The other events, as posts of a site of the vendor's.
    static List<Post> posts(List<VendorEvent> events) {
        return events.stream()
                .filter(event -> !isRelease(event))
                .map(event ->
                        new Post(
                                day(event),
                                event.item(),
                                "",
                                slug(event.vendor()) + "-news",
                                slug(event.vendor()) + ":" + slug(event.item()),
                                facts(event)))
                .toList();
    }

    /// What sort of event it is, and what is told of it.
    private static String facts(VendorEvent event) {
        String of = "of the kind " + event.kind();
        return event.detail().isEmpty() ? of : of + "; " + event.detail();
    }

    /// A release without a version has no place in a list of them, and VMware told of its own ones
    /// otherwise.
    private static boolean isRelease(VendorEvent event) {
        return event.kind().equals("release")
                && PRODUCTS.containsKey(event.vendor())
                && VERSION.matcher(event.item()).find();
    }

    private static @Nullable LocalDate day(VendorEvent event) {
        return DAY.matcher(event.date()).matches() ? LocalDate.parse(event.date()) : null;
    }

    private static String text(String vendor, List<VendorEvent> releases) {
        return """
        <html>
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
        <title>%1$s releases</title>
        </head>
        <body>
        <h1>%1$s: releases</h1>
        <p>Reconstructed from facts for a demo. A day that is not known is not here.</p>
        <table>
        <tr><th>Release</th><th>Date</th><th>What is told of it</th></tr>
        %2$s
        </table>
        </body>
        </html>
        """
                .formatted(
                        html(Objects.requireNonNull(PRODUCTS.get(vendor))),
                        releases.stream().map(VendorPages::row).collect(joining("\n")));
    }

    private static String row(VendorEvent release) {
        LocalDate day = day(release);
        return "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        html(release.item()),
                        day == null ? "" : WRITTEN.format(day),
                        html(release.detail()));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
