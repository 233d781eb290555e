package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.judgement.cadence.Fix;
import io.hypervisory.enrich.judgement.cadence.Known;
import io.hypervisory.enrich.judgement.cadence.PlatformReport;
import io.hypervisory.enrich.judgement.cadence.Toll;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.PlatformPage.Calendar;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarViewTest {
    private static @Nullable Calendar calendar(String... days) {
        List<Fix> fixes = Stream.of(days).map(CalendarViewTest::fix).toList();
        var known =
                new Known(Platform.parse("vmware/esx-3.0"), fixes, List.of(), List.of(), List.of());
        return new CalendarView(known, PlatformReport.of(known)).page();
    }

    private static Fix fix(String day) {
        return new Fix(
                NoticeId.parse("vmware/ESX-" + day),
                LocalDate.parse(day),
                Fix.Basis.RELEASE,
                Set.of(),
                Set.of(),
                false,
                Toll.HOST_REBOOT,
                Set.of(),
                (LocalDate) null,
                Set.of(),
                Set.of());
    }

    private static Calendar dated(String... days) {
        return Objects.requireNonNull(calendar(days));
    }

    private static Cell cell(Table table, int row, int month) {
        return table.rows().get(row).cells().get(month - 1);
    }

    private static String text(Cell cell) {
        return String.join(" ", cell.parts().stream().map(Cell.Part::text).toList());
    }

    @Test
    void month_hasItsDays_noneThatIsKnown_orIsNotKnown() {
        Table months = dated("2007-03-06", "2007-03-20", "2007-05-01", "2008-06-01").months();

        assertThat(text(cell(months, 0, 2))).isEqualTo("?");
        assertThat(cell(months, 0, 2).value()).isNull();
        assertThat(text(cell(months, 0, 3))).isEqualTo("6 20");
        assertThat(cell(months, 0, 3).value()).isEqualTo("2");
        assertThat(cell(months, 0, 3).parts().getFirst().link()).isEqualTo("#day-2007-03-06");
        assertThat(text(cell(months, 0, 4))).isEqualTo("none");
        assertThat(cell(months, 0, 4).value()).isEqualTo("0");
        assertThat(text(cell(months, 0, 8))).as("a hole of over 180 days").isEqualTo("?");
        assertThat(text(cell(months, 1, 6))).isEqualTo("1");
        assertThat(text(cell(months, 0, 13))).isEqualTo("3");
    }

    @Test
    void timeline_hasEachDayOnce_withTheDaysSinceTheOneBefore() {
        Table timeline = dated("2007-03-06", "2007-03-20").timeline();

        assertThat(timeline.rows())
                .extracting(Table.Row::id)
                .containsExactly("day-2007-03-06", "day-2007-03-20");
        assertThat(text(timeline.rows().get(0).cells().getFirst())).isEqualTo("first known");
        assertThat(text(timeline.rows().get(1).cells().getFirst())).isEqualTo("14");
    }

    @Test
    void weekdays_areCountedByWeekOfTheMonth() {
        Table weekdays = dated("2007-03-06", "2007-04-03", "2007-04-30").weekdays();

        assertThat(text(weekdays.rows().get(0).cells().get(1))).isEqualTo("2");
        assertThat(text(weekdays.rows().get(4).cells().get(0))).isEqualTo("1");
        assertThat(text(weekdays.rows().get(4).head())).isEqualTo("29–31");
    }

    @Test
    void withoutADay_thereIsNoCalendar() {
        assertThat(calendar()).isNull();
    }
}
