package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Policy;
import io.hypervisory.enrich.judgement.cadence.Window;
import io.hypervisory.index.web.page.Form;
import io.hypervisory.index.web.page.Form.Choice;
import io.hypervisory.index.web.page.Form.Field;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form that asks how often a host would have been taken down. Immutable.
///
/// @param values by parameter, as they were asked or are proposed
/// @param problem what is wrong with one; null when nothing is
record QuestionView(Platform platform, Map<String, String> values, @Nullable Problem problem) {
    private static final Set<String> FIELDS =
            Set.of(
                    "built",
                    "until",
                    "formFactor",
                    "without",
                    "policy",
                    "needs",
                    "window",
                    "hosts",
                    "minutes",
                    "atOnce");

    Form form() {
        var host = new ArrayList<Field>();
        host.add(field("built", "Built on", "date", "with everything that was out by its end"));
        host.add(field("until", "Until", "date", "the last day that counts"));
        List<Choice> forms = forms();
        if (!forms.isEmpty()) {
            host.add(choice("formFactor", "Form factor", forms, null));
        }
        host.add(
                field(
                        "without",
                        "Without component",
                        "text",
                        "that the host lacks, as service-console; several with commas"));
        return new Form(
                Counted.platform(platform.id()) + "#answer",
                List.of(
                        new Form.Group("The host", host),
                        new Form.Group("What is installed, and when", installing()),
                        new Form.Group("What an event costs", cost())),
                "Ask",
                problem == null || FIELDS.contains(String.valueOf(problem.parameter()))
                        ? null
                        : problem.parameter() + ": " + problem.detail());
    }

    private List<Field> installing() {
        var policies = new ArrayList<Choice>();
        // blank is all, or needed where needs are given
        policies.add(new Choice("", Policy.ALL.word()));
        for (Policy policy : Policy.values()) {
            if (policy != Policy.ALL) {
                policies.add(new Choice(policy.word(), policy.word()));
            }
        }
        List<Choice> windows =
                Arrays.stream(Window.values())
                        .map(window -> new Choice(window.word(), words(window)))
                        .toList();
        return List.of(
                choice("policy", "Policy", policies, null),
                field(
                        "needs",
                        "Needs",
                        "text",
                        "problems that you have, for the policy needed: iscsi OR hardware:\"LSI*\""),
                choice("window", "Window", windows, null));
    }

    private static String words(Window window) {
        return switch (window) {
            case RELEASE_DAY -> "on the release day";
            case WEEKLY -> "weekly, on Sundays";
            case MONTHLY -> "monthly, on the first Sunday";
            case SECOND_TUESDAY -> "on the second Tuesday";
        };
    }

    private List<Field> cost() {
        return List.of(
                field("hosts", "Hosts", "number", null),
                field("minutes", "Minutes per host", "number", null),
                field("atOnce", "Hosts at once", "number", null));
    }

    /// Empty where the platform is built one way only.
    private List<Choice> forms() {
        FormFactor own = platform.formFactor();
        if (own == null) {
            return List.of();
        }
        var forms = new ArrayList<Choice>();
        forms.add(new Choice("", word(own) + ", as it is"));
        for (FormFactor form : FormFactor.values()) {
            if (form != own && platform.builtAs(form) != null) {
                forms.add(new Choice(word(form), word(form)));
            }
        }
        return forms;
    }

    static String word(FormFactor form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private Field field(String name, String label, String type, @Nullable String hint) {
        return new Field(
                name,
                name,
                label,
                type,
                values.getOrDefault(name, ""),
                hint,
                error(name),
                List.of());
    }

    private Field choice(String name, String label, List<Choice> choices, @Nullable String hint) {
        return new Field(
                name, name, label, "", values.getOrDefault(name, ""), hint, error(name), choices);
    }

    private @Nullable String error(String name) {
        if (problem == null || !name.equals(problem.parameter())) {
            return null;
        }
        return problem.column() == null
                ? problem.detail()
                : problem.detail() + " (column " + problem.column() + ")";
    }
}
