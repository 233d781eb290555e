package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Label;
import io.hypervisory.index.decision.Deadline;
import io.hypervisory.index.decision.Deadline.By;
import io.hypervisory.index.decision.Decision;
import io.hypervisory.index.decision.Finding;
import io.hypervisory.index.decision.Finding.Reply;
import io.hypervisory.index.decision.Fix;
import io.hypervisory.index.decision.Workaround;
import io.hypervisory.index.document.Remedy;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.EntryPage.Because;
import io.hypervisory.index.web.page.EntryPage.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Words a decision: some questions, each with its answer and what it goes by.
///
/// @param patches the patches that the notice names, as far as they are known here
/// @param labels words what a label goes by
/// @param today to tell what has passed
record DecisionView(Decision decision, List<Hit> patches, LabelsView labels, LocalDate today) {
    private static final int MOST = 5;
    private static final int LONGEST = 160;
    private static final Map<String, String> STATES =
            Map.of(
                    Remedy.AVAILABLE, "yes",
                    Remedy.PENDING, "pending",
                    Remedy.NONE_PLANNED, "none planned");

    List<Question> questions() {
        var questions = new ArrayList<Question>();
        Fix fix = decision.fix();
        if (fix != null) {
            questions.add(fix(fix));
        }
        Workaround workaround = decision.workaround();
        if (workaround != null) {
            questions.add(workaround(workaround));
        }
        questions.add(
                takesDown("Must a host go down?", decision.hostDown(), PatchesSay.OF_HOSTS, "bad"));
        questions.add(
                takesDown(
                        "Must machines move or stop?",
                        decision.guestsDown(),
                        Decision.OF_MACHINES,
                        "warn"));
        questions.add(exploited());
        questions.add(question("Guest to host?", decision.guestToHost(), "bad", "good"));
        questions.add(deadline(decision.deadline()));
        return questions;
    }

    private static Question cut(String name, String answer, String tone, List<Because> all) {
        return new Question(
                name,
                answer,
                tone,
                all.subList(0, Math.min(MOST, all.size())),
                Math.max(0, all.size() - MOST));
    }

    private Question fix(Fix fix) {
        Set<String> states = fix.states();
        if (states.isEmpty()) {
            return cut("Is there a fix?", "not said", "plain", List.of());
        }
        boolean mixed = states.size() > 1;
        boolean some = states.contains(Remedy.AVAILABLE);
        var byProducts = new LinkedHashMap<String, List<Fix.Line>>();
        fix.lines()
                .forEach(line ->
                        byProducts
                                .computeIfAbsent(
                                        Words.shortened(
                                                String.join(", ", line.products()), LONGEST),
                                        _ -> new ArrayList<>())
                                .add(line));
        var because = new ArrayList<Because>();
        byProducts.forEach((products, lines) -> because.add(fixes(products, lines, mixed)));
        return cut(
                "Is there a fix?",
                mixed ? "for some products" : STATES.getOrDefault(states.iterator().next(), ""),
                mixed ? "warn" : some ? "good" : "bad",
                because);
    }

    private static Because fixes(String products, List<Fix.Line> lines, boolean mixed) {
        String what =
                Words.shortened(
                        lines.stream()
                                .map(line -> what(line, mixed))
                                .filter(each -> !each.isEmpty())
                                .collect(Collectors.joining(", ")),
                        LONGEST);
        Fix.Line first = lines.getFirst();
        String link =
                lines.size() > 1
                        ? "#patches"
                        : first.patches().size() == 1
                                ? Words.entry("patch", first.patches().getFirst())
                                : Words.web("", first.url()).url();
        String text =
                products.isEmpty() || what.isEmpty() ? products + what : products + ": " + what;
        boolean isRow = lines.stream().noneMatch(line -> line.patches().isEmpty());
        return new Because(text, null, lines.size() > 1 && !isRow ? "#to-do" : link);
    }

    private static String what(Fix.Line line, boolean mixed) {
        String state = STATES.getOrDefault(line.state(), "");
        boolean told = line.what().toLowerCase(Locale.ROOT).contains(state);
        return mixed && !line.state().equals(Remedy.AVAILABLE) && !told
                ? (line.what() + " " + state).strip()
                : line.what();
    }

    private Question workaround(Workaround workaround) {
        String name = "A workaround?";
        return switch (workaround.reply()) {
            case NO -> cut(name, "none, the publisher says", "warn", List.of());
            case OPEN, SILENT -> cut(name, "not said", "plain", List.of());
            case YES -> {
                var because = new ArrayList<Because>();
                because.add(new Because("Needs a reboot: " + reboot(workaround), null, null));
                workaround
                        .texts()
                        .values()
                        .forEach(text ->
                                because.add(
                                        new Because("", Words.shortened(text, LONGEST), "#to-do")));
                because.addAll(labels(workaround.reboot()));
                yield cut(name, "yes", "good", because);
            }
        };
    }

    private static String reboot(Workaround workaround) {
        String restart = workaround.restart();
        if (workaround.reboot().reply() == Reply.SILENT && restart != null) {
            return "restart of: " + restart;
        }
        return reply(workaround.reboot().reply());
    }

    static String reply(Reply reply) {
        return switch (reply) {
            case YES -> "yes";
            case NO -> "no";
            case OPEN -> "left open";
            case SILENT -> "not said";
        };
    }

    /// What the notice says itself, else what its patches say.
    private Question takesDown(String name, Finding own, Set<String> impacts, String yes) {
        var because = new ArrayList<>(labels(own));
        var said = PatchesSay.of(patches, impacts);
        because.addAll(said.lines());
        Reply reply = own.reply() == Reply.SILENT ? said.reply() : own.reply();
        boolean byPatches = own.reply() == Reply.SILENT && reply != Reply.SILENT;
        return cut(
                name,
                reply(reply) + (byPatches ? ", by its patches" : ""),
                reply == Reply.YES ? yes : reply == Reply.NO ? "good" : "plain",
                because);
    }

    /// Each words once, however many labels go by them.
    private List<Because> labels(Finding finding) {
        var byWords = new LinkedHashMap<String, Because>();
        for (Label label : finding.because()) {
            Because because = label(label);
            byWords.putIfAbsent(because.text() + because.words(), because);
        }
        return List.copyOf(byWords.values());
    }

    private Question question(String name, Finding finding, String yes, String no) {
        String tone =
                switch (finding.reply()) {
                    case YES -> yes;
                    case NO -> no;
                    case OPEN, SILENT -> "plain";
                };
        return cut(name, reply(finding.reply()), tone, labels(finding));
    }

    private Because label(Label label) {
        String words = label.words();
        String field = words == null ? labels.field(label.place()) : null;
        String text =
                words != null
                        ? ""
                        : Words.field(label.place()) + (field == null ? "" : ": " + yesNo(field));
        return new Because(
                text,
                words == null ? null : Words.shortened(words, LONGEST),
                labels.marks().link(label));
    }

    private static String yesNo(String field) {
        return switch (field) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> field;
        };
    }

    private Question exploited() {
        var because = new ArrayList<Because>();
        decision.listed()
                .forEach(each ->
                        because.add(
                                new Because(
                                        each.cve()
                                                + ": "
                                                + VulnerabilitiesView.listed(each.entry()),
                                        null,
                                        Words.cve(each.cve()))));
        because.addAll(labels(decision.exploited()));
        Reply said = decision.exploited().reply();
        boolean listed = !decision.listed().isEmpty();
        String lists =
                switch (decision.lists()) {
                    case SPEAK -> "no list that is read says so";
                    case SILENT -> "no list speaks of its CVEs";
                    case NO_CVE -> "it names no CVE to look up";
                };
        String answer =
                listed || said == Reply.YES
                        ? "yes"
                        : said == Reply.SILENT ? "not known" : reply(said);
        if (!listed) {
            because.add(new Because(lists, null, null));
        }
        boolean known = listed || said == Reply.YES;
        return cut(
                "Exploited?",
                answer,
                known ? "worst" : said == Reply.NO ? "good" : "plain",
                because);
    }

    private Question deadline(Deadline deadline) {
        var because = new ArrayList<Because>();
        deadline.all().forEach(each -> because.add(by(each)));
        Deadline.Missing missing = deadline.missing();
        if (missing != null) {
            because.add(
                    new Because(
                            switch (missing) {
                                case NO_URGENCY -> "No urgency of ours to count days by";
                                case NO_DAY_OF_PUBLICATION ->
                                        "Its publisher names no day to count from";
                            },
                            null,
                            null));
        }
        if (deadline.all().isEmpty()) {
            return cut("By when?", "no date", "plain", because);
        }
        LocalDate first = deadline.all().getFirst().day();
        boolean passed = first.isBefore(today);
        return cut("By when?", first + (passed ? " (passed)" : ""), "plain", because);
    }

    private static Because by(By by) {
        return switch (by) {
            case Deadline.Listed(LocalDate day, String list, String cve) ->
                    new Because(day + ": due for " + cve + ", says " + list, null, Words.cve(cve));
            case Deadline.Own(LocalDate day, var urgency, int days, LocalDate published) ->
                    new Because(
                            String.format(
                                    Locale.ROOT,
                                    "%s: %d days after %s, our setting for urgency %s",
                                    day,
                                    days,
                                    published,
                                    Words.lower(urgency)),
                            null,
                            null);
        };
    }
}
