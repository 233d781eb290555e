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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words a decision: six questions at most, each with its answer and what it goes by.
///
/// @param patches the patches that the notice names, as far as they are known here
/// @param labels words what a label goes by
/// @param today to tell what has passed
record DecisionView(Decision decision, List<Hit> patches, LabelsView labels, LocalDate today) {
    private static final int MOST = 5;
    private static final int LONGEST = 160;
    private static final String HOST_REBOOT = "host-reboot";
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
        questions.add(hostDown());
        questions.add(
                question("Must machines move or stop?", decision.guestsDown(), "warn", "good"));
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
        String answer =
                states.size() == 1
                        ? STATES.getOrDefault(states.iterator().next(), "")
                        : "for some products";
        boolean some = states.contains(Remedy.AVAILABLE);
        String tone = states.size() > 1 ? "warn" : some ? "good" : "bad";
        boolean mixed = states.size() > 1;
        return cut(
                "Is there a fix?",
                answer,
                tone,
                fix.lines().stream().map(line -> fixLine(line, mixed)).toList());
    }

    private static Because fixLine(Fix.Line line, boolean mixed) {
        String products = Words.shortened(String.join(", ", line.products()), LONGEST);
        String what = Words.shortened(line.what(), LONGEST);
        String state =
                mixed && !line.state().equals(Remedy.AVAILABLE)
                        ? STATES.getOrDefault(line.state(), "")
                        : "";
        var parts = new ArrayList<String>();
        for (String part : List.of(products, what, what.contains(state) ? "" : state)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        String link =
                line.patches().size() == 1
                        ? Words.entry("patch", line.patches().getFirst())
                        : Words.web("", line.url()).url();
        return new Because(String.join(": ", parts), null, link);
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
                workaround.reboot().because().forEach(label -> because.add(label(label)));
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

    private static String reply(Reply reply) {
        return switch (reply) {
            case YES -> "yes";
            case NO -> "no";
            case OPEN -> "left open";
            case SILENT -> "not said";
        };
    }

    private Question hostDown() {
        Finding own = decision.hostDown();
        var because = new ArrayList<>(own.because().stream().map(this::label).toList());
        for (Hit patch : patches) {
            because.add(
                    new Because(
                            local(patch.id()) + ": " + reply(of(patch)),
                            null,
                            Words.entry(patch.type(), patch.id())));
        }
        Reply reply = own.reply() == Reply.SILENT ? ofPatches() : own.reply();
        String says =
                own.reply() == Reply.SILENT && reply != Reply.SILENT ? ", by its patches" : "";
        return cut(
                "Must a host go down?",
                reply(reply) + says,
                reply == Reply.YES ? "bad" : reply == Reply.NO ? "good" : "plain",
                because);
    }

    private static String local(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    static Reply of(Hit patch) {
        if (patch.impacts().contains(HOST_REBOOT)) {
            return Reply.YES;
        }
        return patch.impactsNo().contains(HOST_REBOOT) || patch.impacts().contains("live")
                ? Reply.NO
                : Reply.SILENT;
    }

    /// One that takes it down is enough; for a no all must say so.
    private Reply ofPatches() {
        List<Reply> all = patches.stream().map(DecisionView::of).toList();
        if (all.contains(Reply.YES)) {
            return Reply.YES;
        }
        return all.isEmpty() || all.contains(Reply.SILENT) ? Reply.SILENT : Reply.NO;
    }

    private Question question(String name, Finding finding, String yes, String no) {
        String tone =
                switch (finding.reply()) {
                    case YES -> yes;
                    case NO -> no;
                    case OPEN, SILENT -> "plain";
                };
        return cut(
                name,
                reply(finding.reply()),
                tone,
                finding.because().stream().map(this::label).toList());
    }

    private Because label(Label label) {
        String words = label.words();
        String field = words == null ? labels.field(label.place()) : null;
        String text =
                words != null ? "" : field == null ? label.place() : label.place() + " is " + field;
        return new Because(
                text,
                words == null ? null : Words.shortened(words, LONGEST),
                labels.marks().link(label));
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
        decision.exploited().because().forEach(each -> because.add(label(each)));
        Reply said = decision.exploited().reply();
        boolean listed = !decision.listed().isEmpty();
        String lists =
                decision.lookedUp() ? "no list that is read says so" : "no list speaks of its CVEs";
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

    /// What an entry's row says of its patches; empty when nothing is known of them.
    static String restart(@Nullable String row, List<Hit> patches) {
        if (row != null && !row.isBlank()) {
            return row;
        }
        List<Reply> all = patches.stream().map(DecisionView::of).distinct().toList();
        return all.isEmpty()
                ? ""
                : all.contains(Reply.YES)
                        ? "host reboot"
                        : all.contains(Reply.SILENT) ? "not said" : "no host reboot";
    }
}
