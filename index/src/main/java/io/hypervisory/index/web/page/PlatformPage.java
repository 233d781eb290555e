package io.hypervisory.index.web.page;

import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.EntryPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one platform, and the answer to a question on a host of it.
///
/// @param noData why there are no figures; null when there are
/// @param calendar what came out in each month; null without a dated fix
/// @param answer null when the question could not be asked
/// @param vulnerabilities tables; empty when no advisory names a CVE
public record PlatformPage(
        String id,
        String name,
        List<Fact> facts,
        List<Link> ways,
        @Nullable String noData,
        @Nullable Calendar calendar,
        Form question,
        @Nullable Answer answer,
        List<Table> vulnerabilities,
        List<Table> quality) {
    /// @param timeline the release days one by one
    /// @param gaps between them
    public record Calendar(Table months, Table timeline, List<Figure> gaps, Table weekdays) {}

    /// @param asked the question in words
    /// @param claims what others said of it, quoted
    public record Answer(String asked, List<Result> results, List<Claim> claims) {
        public Answer {
            results = List.copyOf(results);
            claims = List.copyOf(claims);
        }
    }

    /// @param source `observed` or `modelled`
    /// @param meaning what that says of the figures
    /// @param noData why there are none; null when there are
    /// @param figures the answer at a glance
    /// @param tables what it rests on; those without a row are left out
    public record Result(
            String id,
            String source,
            String meaning,
            String heading,
            List<Fact> coverage,
            @Nullable String noData,
            List<Figure> figures,
            List<Table> tables) {
        public Result {
            coverage = List.copyOf(coverage);
            figures = List.copyOf(figures);
            tables = List.copyOf(tables);
        }
    }

    /// @param link asks the same of what is known
    public record Claim(String words, String by, String proof, String link) {}

    public PlatformPage {
        facts = List.copyOf(facts);
        ways = List.copyOf(ways);
        vulnerabilities = List.copyOf(vulnerabilities);
        quality = List.copyOf(quality);
    }
}
