package io.hypervisory.index.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.enrich.contract.CveRecord.MentionedByPatch;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.judgement.crossvendor.FirstWord;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SaidDate;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// CVEs for programs: who has spoken on one, when, and who has not. Thread-safe.
final class CveApi {
    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,}");

    private final CveBoard cves;

    CveApi(CveBoard cves) {
        this.cves = cves;
    }

    /// A record of `cves.v1` and what follows from it.
    ///
    /// @param first, last dates of the first and the last advisory or patch on it; null when none
    ///   has a date
    /// @param firstWords what each vendor said first, sorted by vendor
    record Answer(
            String cve,
            List<Mentioned> advisories,
            List<MentionedByPatch> patches,
            List<FirstWord> firstWords,
            @Nullable SaidDate first,
            @Nullable SaidDate last,
            @Nullable Long lagDays,
            @Nullable CveKnowledge knowledge,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> silentVendors,
            List<Shortened> shortened) {
        Answer {
            advisories = List.copyOf(advisories);
            patches = List.copyOf(patches);
            firstWords = List.copyOf(firstWords);
            silentVendors = silentVendors == null ? null : List.copyOf(silentVendors);
            shortened = List.copyOf(shortened);
        }

        static Answer of(CveRecord cve) {
            List<SaidDate> dates =
                    Stream.concat(
                                    cve.advisories().stream().map(Mentioned::initialReleaseDate),
                                    cve.patches().stream().map(MentionedByPatch::releaseDate))
                            .filter(Objects::nonNull)
                            .sorted(Comparator.comparing(SaidDate::instant))
                            .toList();
            return new Answer(
                    cve.cve(),
                    cve.advisories(),
                    cve.patches(),
                    FirstWord.of(cve),
                    dates.isEmpty() ? null : dates.getFirst(),
                    dates.isEmpty() ? null : dates.getLast(),
                    cve.lagDays(),
                    cve.knowledge(),
                    cve.silentVendors(),
                    cve.shortened());
        }
    }

    void one(Context context) {
        Parameters.areKnown(context, Set.of());
        String cve = cve(context);
        cves.one(cve)
                .ifPresentOrElse(
                        known ->
                                context.contentType("application/json")
                                        .result(Json.bytes(Answer.of(known))),
                        () ->
                                Problem.notFound(
                                                "no advisory or patch names "
                                                        + cve
                                                        + ", as far as known")
                                        .answer(context));
    }

    /// The CVE that a path names, in capitals.
    static String cve(Context context) {
        String cve = context.pathParam("id").toUpperCase(Locale.ROOT);
        if (!CVE.matcher(cve).matches()) {
            throw new BadParameterException("id", "\"" + cve + "\" is no CVE id", null);
        }
        return cve;
    }
}
