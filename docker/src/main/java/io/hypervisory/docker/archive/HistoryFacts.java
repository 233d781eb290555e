package io.hypervisory.docker.archive;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The facts of 2006 to 2009 as they stand in the bundled tables. A text that is empty is a fact
/// that is missing.
record HistoryFacts(
        List<Vmsa> advisories, List<VmsaCve> cves, List<NamedPatch> patches, List<Post> posts) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    HistoryFacts {
        advisories = List.copyOf(advisories);
        cves = List.copyOf(cves);
        patches = List.copyOf(patches);
        posts = List.copyOf(posts);
    }

    /// One advisory of VMware.
    ///
    /// @param patches each as `version/patch`, where ESX 2.x has the patch's bare number
    /// @param url where the source found it; a list address gives the number of its mail
    record Vmsa(
            String id,
            @Nullable LocalDate issued,
            @Nullable LocalDate mailed,
            String updates,
            String severityLabel,
            String topic,
            String products,
            List<String> cves,
            List<String> patches,
            String url,
            String dateBasis,
            String note) {}

    /// A vulnerability of an advisory and the component it is in.
    record VmsaCve(
            String advisory,
            String cve,
            boolean serviceConsole,
            String component,
            String products) {}

    /// A patch and the advisories that name it.
    record NamedPatch(String id, String version, List<String> advisories) {}

    /// A blog post.
    ///
    /// @param day `null` where no day is known; a month alone is not a day
    record Post(
            @Nullable LocalDate day,
            String title,
            String author,
            String site,
            String address,
            String facts) {}

    /// @throws IllegalStateException when a bundled table is missing
    static HistoryFacts load() {
        return new HistoryFacts(
                rows("vmsa.csv", HistoryFacts::vmsa),
                rows("vmsa_cves.csv", HistoryFacts::vmsaCve),
                rows("esx_patches.csv", HistoryFacts::patch),
                rows("blog_posts.csv", HistoryFacts::post));
    }

    static <T> List<T> rows(String name, Function<CSVRecord, T> read) {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var in = HistoryFacts.class.getResourceAsStream("/archive/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no /archive/" + name + " on the class path");
            }
            try (var table = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return table.stream().map(read).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("/archive/" + name, e);
        }
    }

    private static Vmsa vmsa(CSVRecord row) {
        return new Vmsa(
                row.get("advisory_id"),
                day(row.get("issue_date")),
                day(row.get("mail_date")),
                row.get("updates"),
                row.get("severity_label"),
                row.get("topic"),
                row.get("products"),
                words(row.get("cves"), " "),
                words(row.get("esx_patches"), " "),
                row.get("url"),
                row.get("date_basis"),
                row.get("note"));
    }

    private static VmsaCve vmsaCve(CSVRecord row) {
        return new VmsaCve(
                row.get("advisory_id"),
                row.get("cve"),
                row.get("component_class").equals("service_console"),
                row.get("component"),
                row.get("products"));
    }

    private static NamedPatch patch(CSVRecord row) {
        return new NamedPatch(
                row.get("patch_id"), row.get("product_version"), words(row.get("advisories"), "|"));
    }

    private static Post post(CSVRecord row) {
        return new Post(
                day(row.get("date")),
                row.get("title"),
                row.get("author"),
                row.get("site"),
                row.get("url_or_path"),
                row.get("facts"));
    }

    private static @Nullable LocalDate day(String text) {
        return DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
    }

    private static List<String> words(String text, String separator) {
        return Stream.of(text.split(Pattern.quote(separator)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
