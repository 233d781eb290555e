package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.read.Part;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The elements that Microsoft adds to a `Vendor Fix`. Thread-safe.
final class MsrcFix {
    private static final Pattern UPDATE =
            Pattern.compile("(?:KB)?(\\d{6,7})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUPERSEDED =
            Pattern.compile("(?<![\\w-])(?:KB)?(\\d{6,7})(?!\\w)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE = Pattern.compile("https?://\\S{1,2000}");

    private MsrcFix() {}

    /// What the description names when it is the number of an update: it can as well be `Release
    /// Notes`, `Click to Run`, a package or a commit. Null when it is not.
    static @Nullable NoticeId update(Part fix) {
        Matcher number = UPDATE.matcher(literal(fix));
        return number.matches() ? id(number) : null;
    }

    /// The description as written, which is the id when [#update] finds one.
    static String literal(Part fix) {
        String said = fix.word("Description");
        return said == null ? "" : said;
    }

    /// The build as written; null when there is none, or a page in its place.
    static @Nullable String build(Part fix) {
        String said = fix.word("FixedBuild");
        return said == null || PAGE.matcher(said).matches() ? null : said;
    }

    /// The page that stands where a build should; null when none does.
    static @Nullable String buildPage(Part fix) {
        String said = fix.word("FixedBuild");
        return said != null && PAGE.matcher(said).matches() ? said : null;
    }

    /// `5017500, 5018858` and the like.
    static List<NoticeId> superseded(Part fix) {
        String said = fix.word("Supercedence");
        return said == null
                ? List.of()
                : SUPERSEDED.matcher(said).results().map(MsrcFix::id).distinct().toList();
    }

    private static NoticeId id(MatchResult number) {
        return new NoticeId(CvrfPublisher.MICROSOFT, "KB" + number.group(1));
    }
}
