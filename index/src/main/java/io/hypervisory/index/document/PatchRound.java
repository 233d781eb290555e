package io.hypervisory.index.document;

import io.hypervisory.ingest.contract.NoticeId;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// VMware's rounds of patches, whose year and month stand in the id: `ESX350-200802401-BG`.
final class PatchRound {
    private static final Pattern MONTH = Pattern.compile("-(20\\d\\d)(0[1-9]|1[0-2])\\d{3}(?!\\d)");

    private PatchRound() {}

    /// Null when the id names none.
    static @Nullable YearMonth of(NoticeId id) {
        Matcher month = MONTH.matcher(id.local());
        return month.find()
                ? YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))
                : null;
    }
}
