package io.hypervisory.enrich.judgement.crossvendor;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.judgement.cadence.Said;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a vendor said of a CVE first.
///
/// @param type `advisory` or `patch`; of two on one day the advisory
/// @param date null when nothing of the vendor's that names the CVE has a date
public record FirstWord(String vendor, String type, NoticeId id, @Nullable SaidDate date) {
    private static final String PATCH = "patch";

    /// Of those that state a day the earliest, then an advisory, then by id.
    private static final Comparator<FirstWord> EARLIEST =
            Comparator.comparing(
                            FirstWord::day,
                            Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                    .thenComparing(FirstWord::isPatch)
                    .thenComparing(FirstWord::id);

    /// One for each vendor, sorted by vendor.
    public static List<FirstWord> of(CveRecord cve) {
        var words = new TreeMap<String, FirstWord>();
        Stream.concat(
                        cve.advisories().stream()
                                .map(each ->
                                        word(
                                                "advisory",
                                                each.advisory(),
                                                each.initialReleaseDate())),
                        cve.patches().stream()
                                .map(each -> word(PATCH, each.patch(), each.releaseDate())))
                .forEach(word ->
                        words.merge(
                                word.vendor(),
                                word,
                                (a, b) -> EARLIEST.compare(a, b) <= 0 ? a : b));
        return List.copyOf(words.values());
    }

    private static FirstWord word(String type, NoticeId id, @Nullable SaidDate date) {
        return new FirstWord(id.vendor(), type, id, date);
    }

    boolean isPatch() {
        return type.equals(PATCH);
    }

    /// In its publisher's zone; null when it states none.
    @Nullable LocalDate day() {
        return Said.day(date);
    }
}
