package io.hypervisory.ingest.read.csaf;

import io.hypervisory.ingest.contract.NoticeId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Microsoft packs into a remediation's texts: `details` is `<build>:<class>:<page>`, and the
/// page is at times that of an update. Thread-safe.
final class MsrcDetails {
    static final String VENDOR = "microsoft";

    private static final Pattern DETAILS =
            Pattern.compile("([^:\\s]{0,40}\\d[^:\\s]{0,40}):[^:]{0,100}:https?://\\S{0,2000}");

    private static final Pattern UPDATE =
            Pattern.compile(
                    "https?://(?:support\\.microsoft\\.com/(?:[a-z-]{2,10}/)?(?:help|kb)/"
                            + "|(?:www\\.)?catalog\\.update\\.microsoft\\.com/\\S{0,100}[?&]q=KB)"
                            + "(\\d{6,7})(?!\\d)\\S{0,2000}",
                    Pattern.CASE_INSENSITIVE);

    private MsrcDetails() {}

    /// The build; null when the details are other words.
    static @Nullable String build(@Nullable String details) {
        Matcher parts = DETAILS.matcher(details == null ? "" : details.strip());
        return parts.matches() ? parts.group(1) : null;
    }

    /// The update whose page it is; null when it is another page.
    static @Nullable NoticeId update(@Nullable String url) {
        Matcher page = UPDATE.matcher(url == null ? "" : url.strip());
        return page.matches() ? new NoticeId(VENDOR, "KB" + page.group(1)) : null;
    }
}
