package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.enrich.judgement.cadence.Cost.Estate;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The answer to: how often would a host built on that day really have been taken down for
/// patching, and why?
///
/// @param results one, or for an embedded host what was observed and then what is modelled; they
///   are never added up
/// @param claims what others said of it, quoted
public record Report(Asked asked, List<Result> results, List<Claim> claims) {
    private static final Set<String> CONSOLE = Set.of("service-console");

    public Report {
        results = List.copyOf(results);
        claims = List.copyOf(claims);
    }

    /// What was asked, with every default filled in.
    ///
    /// @param needs as written; null when nothing was
    /// @param formFactor `classic` or `embedded`; null when not asked for
    public record Asked(
            String platform,
            String name,
            LocalDate built,
            LocalDate until,
            long days,
            Policy policy,
            Window window,
            @Nullable String needs,
            Set<String> without,
            @Nullable String formFactor,
            Estate estate) {}

    /// Where figures come from.
    public enum Source {
        /// The platform's own notices over the same days.
        @JsonProperty("observed")
        OBSERVED,
        /// Another platform's notices, less what concerns only what this one has not.
        @JsonProperty("modelled")
        MODELLED
    }

    /// @param platform whose notices were counted
    /// @param noData why there are no figures; null when there are
    /// @param figures null when there is no data, which is not zero
    /// @param coveredDaysPerEvent days that the evidence covers for each event; null without one
    public record Result(
            Source source,
            String platform,
            String name,
            Set<String> without,
            Coverage coverage,
            @Nullable String noData,
            @Nullable Figures figures,
            @Nullable Double coveredDaysPerEvent) {}

    /// @param needs as written, for the answer; what it means stands in the question
    /// @param form the build of the host; null as the platform is
    /// @param known what is known of a platform
    public static Report of(
            Platform platform,
            Question question,
            @Nullable String needs,
            @Nullable FormFactor form,
            Estate estate,
            Function<Platform, Known> known) {
        var asked =
                new Asked(
                        platform.id(),
                        platform.name(),
                        question.built(),
                        question.until(),
                        question.days(),
                        question.policy(),
                        question.window(),
                        needs,
                        new TreeSet<>(question.without()),
                        form == null ? null : form.name().toLowerCase(Locale.ROOT),
                        estate);
        var results = new ArrayList<Result>();
        Platform observed = observed(platform, form);
        results.add(result(Source.OBSERVED, known.apply(observed), question, estate));
        if (form == FormFactor.EMBEDDED && platform.formFactor() == FormFactor.CLASSIC) {
            results.add(
                    result(
                            Source.MODELLED,
                            known.apply(platform),
                            question.without(CONSOLE),
                            estate));
        }
        return new Report(asked, results, Claim.on(platform, question));
    }

    /// @throws IllegalArgumentException when the platform is not built that way
    private static Platform observed(Platform platform, @Nullable FormFactor form) {
        if (form == null || form == platform.formFactor()) {
            return platform;
        }
        Platform other = platform.formFactor() == null ? null : platform.builtAs(form);
        if (other == null) {
            throw new IllegalArgumentException(
                    platform.id() + " is not built as " + form.name().toLowerCase(Locale.ROOT));
        }
        return other;
    }

    private static Result result(Source source, Known known, Question question, Estate estate) {
        var coverage = Coverage.of(known, question);
        String noData = coverage.noData(known);
        Figures figures = noData == null ? Figures.of(known, question, estate) : null;
        return new Result(
                source,
                known.platform().id(),
                known.platform().name(),
                new TreeSet<>(question.without()),
                coverage,
                noData,
                figures,
                figures == null || figures.events().isEmpty()
                        ? null
                        : (double) coverage.covered() / figures.events().size());
    }
}
