package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.enrich.contract.CveRecord.MentionedByPatch;
import io.hypervisory.enrich.merge.CveState.Mentioner;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The CVE's side: keeps who names a CVE and what lists say of it, publishes the two together, and
/// tells each advisory and patch what it was not merged with. A telling is answered by nobody, so
/// nothing goes round in circles. Pure, thread-safe.
public final class CveStep {
    private static final Comparator<Mentioner> BY_DATE_THEN_ID =
            Comparator.comparing(CveStep::instant, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Mentioner::id);

    private CveStep() {}

    /// @param state null when nobody names the CVE any longer and no list knows it
    /// @param outputs in the order in which they must be sent
    public record Result(@Nullable CveState state, List<Output> outputs) {
        public Result {
            outputs = List.copyOf(outputs);
        }
    }

    /// @param state null before the first message
    /// @param published what this side has published of lists; where the state was lost it begins
    ///   from there, so that nobody is told less than before
    public static Result apply(@Nullable CveState state, Knowledge published, CveMessage message) {
        CveState before =
                state == null ? CveState.of(message.cve(), published.of(message.cve())) : state;
        CveState heard =
                switch (message) {
                    case Claim claim -> heard(before, claim);
                    case Output.Mentions mention -> heard(before, mention);
                };
        String digest = Claims.digest(heard.claims());
        var outputs = new ArrayList<Output>();
        if (heard.claims() != null && !Objects.equals(digest, Claims.digest(before.claims()))) {
            outputs.add(new Output.PublishClaims(heard.claims()));
        }
        CveState after = heard;
        if (heard.claims() != null) {
            after =
                    new CveState(
                            heard.cve(),
                            told("advisory", heard.advisories(), heard.claims(), digest, outputs),
                            told("patch", heard.patches(), heard.claims(), digest, outputs),
                            heard.claims());
        }
        CveRecord next = cveRecord(after);
        if (!Objects.equals(state == null ? null : cveRecord(state), next)) {
            outputs.add(new Output.PublishCve(message.cve(), next));
        }
        return new Result(after.isEmpty() ? null : after, outputs);
    }

    private static CveState heard(CveState state, Claim claim) {
        return new CveState(
                state.cve(),
                state.advisories(),
                state.patches(),
                Claims.with(state.claims(), claim));
    }

    private static CveState heard(CveState state, Output.Mentions mention) {
        return mention.ofPatch()
                ? new CveState(
                        state.cve(),
                        state.advisories(),
                        heard(state.patches(), mention),
                        state.claims())
                : new CveState(
                        state.cve(),
                        heard(state.advisories(), mention),
                        state.patches(),
                        state.claims());
    }

    private static List<Mentioner> heard(List<Mentioner> known, Output.Mentions mention) {
        var all = new ArrayList<>(known);
        all.removeIf(each -> each.id().equals(mention.id()));
        if (!mention.dropped()) {
            all.add(new Mentioner(mention.id(), mention.initialReleaseDate(), mention.told()));
        }
        all.sort(BY_DATE_THEN_ID);
        return all;
    }

    /// Sends to each that knows something else, and notes that.
    private static List<Mentioner> told(
            String entryType,
            List<Mentioner> mentioners,
            Claims claims,
            @Nullable String digest,
            List<Output> outputs) {
        var told = new ArrayList<Mentioner>(mentioners.size());
        for (Mentioner each : mentioners) {
            if (Objects.equals(each.told(), digest)) {
                told.add(each);
            } else {
                outputs.add(new Output.Touch(entryType, each.id(), claims));
                told.add(each.told(digest));
            }
        }
        return told;
    }

    /// Null when neither an advisory nor a patch names the CVE.
    private static @Nullable CveRecord cveRecord(CveState state) {
        if (state.advisories().isEmpty() && state.patches().isEmpty()) {
            return null;
        }
        Claims claims = state.claims();
        return new CveRecord(
                state.cve(),
                state.advisories().stream()
                        .map(each -> new Mentioned(each.id(), each.initialReleaseDate()))
                        .toList(),
                state.patches().stream()
                        .map(each -> new MentionedByPatch(each.id(), each.initialReleaseDate()))
                        .toList(),
                lagDays(
                        Stream.concat(state.advisories().stream(), state.patches().stream())
                                .toList()),
                claims == null ? null : claims.knowledge(),
                claims == null || !claims.sayWhoIsAffected() ? null : silentVendors(claims, state));
    }

    private static List<String> silentVendors(Claims claims, CveState state) {
        var silent = claims.vendors();
        state.advisories().forEach(each -> silent.remove(each.id().vendor()));
        state.patches().forEach(each -> silent.remove(each.id().vendor()));
        return List.copyOf(silent);
    }

    /// Whole days from the first vendor's first word to the last vendor's first word; null too
    /// where a date names no day.
    private static @Nullable Long lagDays(List<Mentioner> mentioners) {
        if (mentioners.stream().anyMatch(CveStep::namesNoDay)) {
            return null;
        }
        Map<String, Instant> firstOfVendor = new HashMap<>();
        for (Mentioner each : mentioners) {
            Instant at = instant(each);
            if (at != null) {
                firstOfVendor.merge(each.id().vendor(), at, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        if (firstOfVendor.size() < 2) {
            return null;
        }
        Collection<Instant> firsts = firstOfVendor.values();
        return Duration.between(Collections.min(firsts), Collections.max(firsts)).toDays();
    }

    private static boolean namesNoDay(Mentioner mentioner) {
        SaidDate date = mentioner.initialReleaseDate();
        return date != null
                && (date.precision() == SaidDate.Precision.YEAR
                        || date.precision() == SaidDate.Precision.MONTH);
    }

    private static @Nullable Instant instant(Mentioner mentioner) {
        SaidDate date = mentioner.initialReleaseDate();
        return date == null ? null : date.instant();
    }
}
