package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Comparison;
import io.hypervisory.enrich.judgement.cadence.Cost.Estate;
import io.hypervisory.enrich.judgement.cadence.Known;
import io.hypervisory.enrich.judgement.cadence.PlatformReport;
import io.hypervisory.enrich.judgement.cadence.Question;
import io.hypervisory.enrich.judgement.cadence.Report;
import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.web.page.PlatformPage;
import io.hypervisory.ingest.contract.VendorCoverage;
import io.hypervisory.ingest.contract.product.Platform;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people look at of platforms. Thread-safe.
final class PlatformPages {
    private final Templates templates;
    private final PlatformStore store;
    private final SourceBoard sources;

    PlatformPages(Templates templates, PlatformStore store, SourceBoard sources) {
        this.templates = templates;
        this.store = store;
        this.sources = sources;
    }

    void all(Context context) {
        templates.render(
                context,
                "platforms.jte",
                PlatformsView.page(store.all(), VendorCoverage.of(sources.all())));
    }

    /// What is known of one, and the answer to a question: the one asked, else over all that is
    /// known.
    void one(Context context) {
        Platform platform = MaintenanceParameters.platform(context);
        var fetched = new HashMap<Platform, Known>();
        Function<Platform, Known> known =
                of -> fetched.computeIfAbsent(of, each -> Known.of(each, store.entries(each)));
        var report = PlatformReport.of(known.apply(platform));
        PlatformPage.Answer answer = null;
        Map<String, String> values = asked(context);
        Problem problem = null;
        try {
            var question =
                    values.isEmpty() ? open(platform, report) : MaintenanceParameters.of(context);
            if (question != null) {
                answer = new AnswerView(answer(question, known)).page();
                values = filled(values, question);
            }
        } catch (BadParameterException e) {
            problem = e.problem();
            context.status(problem.status());
        }
        var form = new QuestionView(platform, values, problem).form();
        templates.render(
                context,
                "platform.jte",
                new PlatformView(known.apply(platform), report).page(form, answer));
    }

    private static Map<String, String> asked(Context context) {
        var values = new TreeMap<String, String>();
        context.queryParamMap().forEach((name, some) -> values.put(name, some.getFirst()));
        return values;
    }

    private static Report answer(MaintenanceParameters asked, Function<Platform, Known> known) {
        return Report.of(
                asked.platform(),
                asked.question(),
                asked.needs(),
                asked.form(),
                asked.estate(),
                known);
    }

    /// From before the first day of which something is known to the last; null without any.
    private static @Nullable MaintenanceParameters open(Platform platform, PlatformReport report) {
        LocalDate first = report.first();
        LocalDate last = report.last();
        return first == null || last == null
                ? null
                : new MaintenanceParameters(
                        platform,
                        Question.of(first.minusDays(1), last),
                        null,
                        null,
                        Estate.ASSUMED);
    }

    /// What was left blank is shown as it was understood.
    private static Map<String, String> filled(
            Map<String, String> values, MaintenanceParameters asked) {
        var filled = new TreeMap<String, String>();
        filled.put("built", asked.question().built().toString());
        filled.put("until", asked.question().until().toString());
        filled.put("policy", asked.question().policy().word());
        filled.put("window", asked.question().window().word());
        filled.put("hosts", Integer.toString(asked.estate().hosts()));
        filled.put("minutes", Integer.toString(asked.estate().minutes()));
        filled.put("atOnce", Integer.toString(asked.estate().atOnce()));
        values.forEach((name, value) -> {
            if (!value.isBlank()) {
                filled.put(name, value);
            }
        });
        return filled;
    }

    void compare(Context context) {
        var form = new ComparisonForm(store.all(), context.queryParams("platform"), asked(context));
        try {
            Parameters.areKnown(context, ComparisonForm.KNOWN);
            List<Platform> platforms = form.platforms();
            if (platforms.isEmpty()) {
                templates.render(context, "comparison.jte", form.unanswered(null));
                return;
            }
            LocalDate from = MaintenanceParameters.optionalDay(context, "from");
            LocalDate until = MaintenanceParameters.optionalDay(context, "until");
            if (from != null && until != null && until.isBefore(from)) {
                throw new BadParameterException("until", until + " is before " + from, null);
            }
            List<Known> known =
                    platforms.stream().map(each -> Known.of(each, store.entries(each))).toList();
            var comparison = Comparison.of(known, from, until);
            templates.render(
                    context,
                    "comparison.jte",
                    form.answered(new ComparisonView(comparison, known, from, until)));
        } catch (BadParameterException e) {
            context.status(e.problem().status());
            templates.render(context, "comparison.jte", form.unanswered(e.problem()));
        }
    }
}
