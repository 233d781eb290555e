package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.Dimension;
import io.hypervisory.enrich.judgement.cadence.Cost.Estate;
import io.hypervisory.enrich.judgement.cadence.Fix;
import io.hypervisory.enrich.judgement.cadence.Policy;
import io.hypervisory.enrich.judgement.cadence.Question;
import io.hypervisory.enrich.judgement.cadence.Window;
import io.hypervisory.index.platform.Needs;
import io.hypervisory.index.query.QueryParser;
import io.hypervisory.index.query.QuerySyntaxException;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a question on maintenance from a request's parameters.
///
/// @param needs as written; null when nothing was
/// @param form null when not asked for
record MaintenanceParameters(
        Platform platform,
        Question question,
        @Nullable String needs,
        @Nullable FormFactor form,
        Estate estate) {
    private static final Set<String> KNOWN =
            new TreeSet<>(
                    Set.of(
                            "built",
                            "until",
                            "policy",
                            "needs",
                            "window",
                            "formFactor",
                            "without",
                            "hosts",
                            "minutes",
                            "atOnce"));
    private static final int LONGEST_YEARS = 50;
    private static final int MOST = 1_000_000;

    /// @throws BadParameterException when one cannot be used
    static MaintenanceParameters of(Context context) {
        Parameters.areKnown(context, KNOWN);
        Platform platform = platform(context);
        LocalDate built = day(context, "built");
        LocalDate until = day(context, "until");
        if (!until.isAfter(built)) {
            throw new BadParameterException("until", until + " is not after built, " + built, null);
        }
        if (until.isAfter(built.plusYears(LONGEST_YEARS))) {
            throw new BadParameterException(
                    "until", "a period is at most " + LONGEST_YEARS + " years", null);
        }
        String needs = Parameters.text(context, "needs");
        Policy policy =
                word(
                        context,
                        "policy",
                        needs.isBlank() ? "all" : "needed",
                        Policy.values(),
                        Policy::word);
        if (!needs.isBlank() && policy != Policy.NEEDED) {
            throw new BadParameterException("needs", "counts with policy=needed only", null);
        }
        return new MaintenanceParameters(
                platform,
                new Question(
                        built,
                        until,
                        policy,
                        word(context, "window", "release-day", Window.values(), Window::word),
                        needs(needs),
                        without(context)),
                needs.isBlank() ? null : needs,
                form(context, platform),
                new Estate(
                        number(context, "hosts", Estate.ASSUMED.hosts()),
                        number(context, "minutes", Estate.ASSUMED.minutes()),
                        number(context, "atOnce", Estate.ASSUMED.atOnce())));
    }

    static Platform platform(Context context) {
        return platform("id", context.pathParam("vendor") + "/" + context.pathParam("line"));
    }

    static Platform platform(String parameter, String id) {
        try {
            return Platform.parse(id);
        } catch (IllegalArgumentException e) {
            throw new BadParameterException(parameter, String.valueOf(e.getMessage()), null);
        }
    }

    private static LocalDate day(Context context, String name) {
        LocalDate day = optionalDay(context, name);
        if (day == null) {
            throw new BadParameterException(name, "is missing; write a day as 2007-07-02", null);
        }
        return day;
    }

    /// Null when it is not given.
    static @Nullable LocalDate optionalDay(Context context, String name) {
        String text = Parameters.text(context, name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadParameterException(
                    name, "\"" + text + "\" is not a day as 2007-07-02", null);
        }
    }

    private static <E> E word(
            Context context, String name, String otherwise, E[] values, Function<E, String> word) {
        String text = Parameters.text(context, name);
        String asked = text.isEmpty() ? otherwise : text;
        return Arrays.stream(values)
                .filter(each -> word.apply(each).equals(asked))
                .findFirst()
                .orElseThrow(() ->
                        new BadParameterException(
                                name,
                                "\""
                                        + text
                                        + "\" is none of "
                                        + Arrays.stream(values)
                                                .map(word)
                                                .collect(Collectors.joining(", ")),
                                null));
    }

    private static @Nullable FormFactor form(Context context, Platform platform) {
        if (Parameters.text(context, "formFactor").isEmpty()) {
            return null;
        }
        FormFactor form =
                word(context, "formFactor", "", FormFactor.values(), MaintenanceParameters::word);
        FormFactor own = platform.formFactor();
        if (own == null || form != own && platform.builtAs(form) == null) {
            throw new BadParameterException(
                    "formFactor", platform.id() + " is not built as " + word(form), null);
        }
        return form;
    }

    private static String word(FormFactor form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> without(Context context) {
        var components =
                Stream.of(Parameters.text(context, "without").split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Dimension.COMPONENT.known();
        for (String each : components) {
            if (!known.contains(each)) {
                throw new BadParameterException(
                        "without", "\"" + each + "\" is none of " + String.join(", ", known), null);
            }
        }
        return components;
    }

    private static Predicate<Fix> needs(String query) {
        if (query.isBlank()) {
            return _ -> false;
        }
        try {
            return Needs.of(QueryParser.parse(query));
        } catch (QuerySyntaxException e) {
            throw new BadParameterException("needs", String.valueOf(e.getMessage()), e.column());
        } catch (IllegalArgumentException e) {
            throw new BadParameterException("needs", String.valueOf(e.getMessage()), null);
        }
    }

    private static int number(Context context, String name, int otherwise) {
        int number = Parameters.number(context, name, otherwise, MOST);
        if (number < 1) {
            throw new BadParameterException(name, "is at least 1", null);
        }
        return number;
    }
}
