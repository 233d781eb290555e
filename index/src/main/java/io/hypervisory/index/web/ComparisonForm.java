package io.hypervisory.index.web;

import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.web.page.ComparisonPage;
import io.hypervisory.index.web.page.Form;
import io.hypervisory.index.web.page.Form.Choice;
import io.hypervisory.index.web.page.Form.Field;
import io.hypervisory.ingest.contract.product.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form that asks for platforms side by side. Immutable.
///
/// @param offered platforms to choose from
/// @param asked ids as they were asked for, blank ones too
/// @param values of the other parameters
record ComparisonForm(
        List<PlatformStore.Counted> offered, List<String> asked, Map<String, String> values) {
    static final Set<String> KNOWN = Set.of("platform", "from", "until");

    private static final int MOST = 8;
    private static final int SHOWN = 4;

    /// Those asked for, each once; empty when there are not two yet.
    ///
    /// @throws BadParameterException when one is none, or there are too many
    List<Platform> platforms() {
        List<Platform> platforms =
                chosen().stream()
                        .map(id -> MaintenanceParameters.platform("platform", id))
                        .distinct()
                        .toList();
        if (platforms.size() > MOST) {
            throw new BadParameterException(
                    "platform", "is given for " + MOST + " platforms at most", null);
        }
        return platforms.size() < 2 ? List.of() : platforms;
    }

    private List<String> chosen() {
        return asked.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    ComparisonPage answered(ComparisonView view) {
        String from = values.getOrDefault("from", "");
        String until = values.getOrDefault("until", "");
        return new ComparisonPage(
                form(null),
                null,
                (from.isEmpty() ? "From the first day that is known" : "From " + from)
                        + (until.isEmpty() ? " to the last" : " to " + until)
                        + ", both included, each day in its publisher's zone",
                view.tables(),
                view.unaligned());
    }

    /// @param problem null when there is nothing to complain of
    ComparisonPage unanswered(@Nullable Problem problem) {
        return new ComparisonPage(
                form(problem),
                problem == null
                        ? "Choose two platforms or more, as an ESX line beside a Windows server."
                        : null,
                null,
                List.of(),
                List.of());
    }

    private Form form(@Nullable Problem problem) {
        List<String> chosen = chosen();
        var fields = new ArrayList<Field>();
        int count = Math.min(MOST, Math.max(SHOWN, chosen.size() + 1));
        for (int i = 0; i < count; i++) {
            String id = i < chosen.size() ? chosen.get(i) : "";
            fields.add(
                    new Field(
                            "platform-" + (i + 1),
                            "platform",
                            "Platform " + (i + 1),
                            "",
                            id,
                            null,
                            i == 0 ? error(problem, "platform") : null,
                            choices(id)));
        }
        return new Form(
                "/compare",
                List.of(
                        new Form.Group("Platforms", fields),
                        new Form.Group(
                                "The same days for all",
                                List.of(
                                        day("from", "From", problem),
                                        day("until", "Until", problem)))),
                "Compare",
                problem == null || KNOWN.contains(String.valueOf(problem.parameter()))
                        ? null
                        : problem.parameter() + ": " + problem.detail());
    }

    private Field day(String name, String label, @Nullable Problem problem) {
        return new Field(
                name,
                name,
                label,
                "date",
                values.getOrDefault(name, ""),
                "included; blank is open",
                error(problem, name),
                List.of());
    }

    private static @Nullable String error(@Nullable Problem problem, String name) {
        return problem != null && name.equals(problem.parameter()) ? problem.detail() : null;
    }

    /// One that was asked for is offered, whether or not a notice names it.
    private List<Choice> choices(String id) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "none"));
        offered.forEach(
                each -> choices.add(new Choice(each.platform().id(), each.platform().name())));
        if (choices.stream().noneMatch(choice -> choice.value().equals(id))) {
            choices.add(new Choice(id, id));
        }
        return choices;
    }
}
