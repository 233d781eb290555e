package io.hypervisory.index.decision;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.enrich.contract.Urgency.Level;
import io.hypervisory.enrich.judgement.cadence.Said;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By when to act: what a catalogue of known exploited vulnerabilities wants, and one's own days.
///
/// @param all the earliest first; empty when neither says anything
/// @param missing why one's own days give no date; null when they do
public record Deadline(List<By> all, @Nullable Missing missing) {
    /// Why there is no date of one's own.
    public enum Missing {
        NO_URGENCY,
        NO_DAY_OF_PUBLICATION
    }

    /// A day and whose it is.
    public sealed interface By {
        LocalDate day();
    }

    /// @param by the catalogue's name of the list
    public record Listed(LocalDate day, String by, String cve) implements By {}

    /// @param days after publication, from settings
    public record Own(LocalDate day, Level urgency, int days, LocalDate published) implements By {}

    public Deadline {
        all = List.copyOf(all);
    }

    static Deadline of(
            List<CveKnowledge> knowledge,
            @Nullable Urgency urgency,
            @Nullable SaidDate published,
            Deadlines deadlines) {
        var all = new ArrayList<By>();
        for (CveKnowledge known : knowledge) {
            for (Exploited each : known.exploited()) {
                if (each.due() != null) {
                    all.add(new Listed(each.due(), each.by(), known.cve()));
                }
            }
        }
        LocalDate from = Said.day(published);
        if (urgency != null && from != null) {
            int days = deadlines.days(urgency.level());
            all.add(new Own(from.plusDays(days), urgency.level(), days, from));
        }
        all.sort(Comparator.comparing(By::day));
        return new Deadline(
                all,
                urgency == null
                        ? Missing.NO_URGENCY
                        : from == null ? Missing.NO_DAY_OF_PUBLICATION : null);
    }
}
