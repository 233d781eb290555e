package io.hypervisory.ingest.read.oracle;

import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The modification history: days as `2011-April-19`, without a zone, and `Rev 2.` before what
/// changed. Used by one thread.
final class CpuHistory {
    private static final ZoneId ORACLE = ZoneId.of("America/Los_Angeles");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s?-\\s?([A-Za-z]{3,9})\\s?-\\s?(\\d{1,2})");
    private static final Pattern REVISION =
            Pattern.compile(
                    "Rev(?:ision)?\\.?\\s?(\\d{1,3})\\b[.:]?\\s?(.*)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final List<Revision> revisions = new ArrayList<>();

    /// Whether the table is the history, or a part of it.
    boolean takes(HtmlTable table) {
        boolean taken = false;
        for (Row row : table.rows()) {
            SaidDate date = date(row.text(0));
            Matcher revision = REVISION.matcher(row.text(1));
            if (date != null && revision.matches()) {
                revisions.add(new Revision(revision.group(1), date, revision.group(2)));
                taken = true;
            }
        }
        return taken;
    }

    private static @Nullable SaidDate date(String said) {
        Matcher day = DAY.matcher(said);
        if (!day.matches()) {
            return Dates.parse(said, ORACLE);
        }
        SaidDate date = Dates.parse(day.group(3) + " " + day.group(2) + " " + day.group(1), ORACLE);
        return date == null
                ? null
                : new SaidDate(said, date.instant(), date.precision(), date.zone(), true);
    }

    List<Revision> revisions() {
        return revisions;
    }

    Optional<Revision> first() {
        return revisions.stream().min(Comparator.comparing(CpuHistory::instant));
    }

    /// Of several on one day the one with the highest number.
    Optional<Revision> last() {
        return revisions.stream()
                .max(Comparator.comparing(CpuHistory::instant).thenComparing(CpuHistory::number));
    }

    private static Instant instant(Revision revision) {
        return Objects.requireNonNull(revision.date()).instant();
    }

    private static int number(Revision revision) {
        return Integer.parseInt(Objects.requireNonNull(revision.number()));
    }
}
