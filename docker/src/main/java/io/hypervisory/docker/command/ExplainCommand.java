package io.hypervisory.docker.command;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.Rules;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `explain`: as `read`, with the judgement and its evidence.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Reads documents and prints what we make of each notice: every label with its verdict, words, place, rule and "
                        + "confidence, and the sum of its urgency. With --as text a file is a line of title and a text, without a format.")
public final class ExplainCommand implements Callable<Integer> {
    private static final String TEXT = "text";

    @Mixin private LocalDocuments documents = new LocalDocuments();

    @Mixin private RulesOption rules = new RulesOption();

    @Option(
            names = "--json",
            description =
                    "One document a line: its file and its notices, each the full record, or for a text the judgement.")
    private boolean json;

    /// A document that was read.
    ///
    /// @param notices [Entry] each, or a [Text]
    private record Explained(String file, List<Object> notices) {}

    /// A text without a format.
    private record Text(String type, String title, Classification classification) {}

    @Override
    public Integer call() {
        Rules held = rules.read();
        if (held == null) {
            return 2;
        }
        var classifier = new Classifier(held);
        if (documents.isAs(TEXT)) {
            return documents.visitAll(file -> explainText(file, classifier));
        }
        var merge = new MergeStep(classifier);
        return documents.visitAll(file -> explain(file, merge));
    }

    private boolean explainText(Path file, Classifier classifier) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int end = all.indexOf('\n');
        String title = (end < 0 ? all : all.substring(0, end)).strip();
        String text = end < 0 ? "" : all.substring(end + 1);
        Classification judged = classifier.classify(title, text);
        if (json) {
            print(file, List.of(new Text(TEXT, title, judged)));
        } else {
            System.out.println(file + ": " + title);
            LabelTable.lines(judged).forEach(System.out::println);
        }
        return true;
    }

    private boolean explain(Path file, MergeStep merge) throws IOException {
        List<Notice> notices = documents.notices(file);
        if (notices == null) {
            return false;
        }
        var entries = new ArrayList<Object>();
        notices.stream().flatMap(notice -> entries(notice, merge)).forEach(entries::add);
        if (json) {
            print(file, entries);
        } else {
            entries.forEach(entry -> show(file, (Entry) entry));
        }
        return true;
    }

    private static Stream<Entry> entries(Notice notice, MergeStep merge) {
        return merge
                .apply(MergeState.EMPTY, notice, notice.witness().provenance().fetchedAt())
                .outputs()
                .stream()
                .filter(Output.Publish.class::isInstance)
                .map(output -> ((Output.Publish) output).entry());
    }

    private static void print(Path file, List<Object> notices) {
        System.out.println(Json.text(new Explained(file.toString(), notices)));
    }

    private static void show(Path file, Entry entry) {
        System.out.println(file + ": " + entry.id());
        Classification judged = StoredJudgement.of(entry);
        if (judged == null) {
            System.out.println("  a post, which is not judged");
        } else {
            LabelTable.lines(judged).forEach(System.out::println);
        }
    }
}
