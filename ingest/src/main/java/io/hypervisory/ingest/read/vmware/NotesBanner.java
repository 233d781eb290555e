package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.vmware.EsxIds.Found;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line at the top of release notes: `VMware ESXi 7.0 Update 3f | 12 JUL 2022 | ISO Build
/// 20036589`.
///
/// @param release as written
/// @param date as written
record NotesBanner(String release, String date, String build) {
    private static final Pattern BANNER =
            Pattern.compile(
                    "((?:VMware )?\\bESXi?\\b[^|\\n]{1,60})\\|([^|\\n]{6,40})\\|"
                            + "[^|\\n\\d]{0,20}[Bb]uild[^|\\n\\d]{0,10}(\\d{4,9})");
    private static final Pattern RELEASE =
            Pattern.compile("(ESXi?) (\\d[\\d.]{0,10})(?: Update (\\w{1,3}))?");

    /// Null when the text is none.
    static @Nullable NotesBanner of(String text) {
        Matcher banner = BANNER.matcher(text);
        return banner.find()
                ? new NotesBanner(banner.group(1).strip(), banner.group(2).strip(), banner.group(3))
                : null;
    }

    /// The release as an id, in the form that later notes give their images:
    /// `ESXi-7.0U3f-20036589`.
    Optional<Found> id() {
        Matcher named = RELEASE.matcher(release);
        if (!named.find()) {
            return Optional.empty();
        }
        String update = named.group(3) == null ? "" : "U" + named.group(3);
        String id = named.group(1) + "-" + named.group(2) + update + "-" + build;
        return EsxIds.of(id).map(found -> new Found(found.id(), release));
    }
}
