package io.hypervisory.docker.command;

import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `explain`: as `read`, with the judgement and its evidence.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Reads documents and prints each notice with what we make of it, one JSON record a line: every label "
                        + "with its rule, words, place and confidence.")
public final class ExplainCommand implements Callable<Integer> {
    private final MergeStep merge = new MergeStep(Classifier.standard());

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE-OR-DIR",
            description = "Documents, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "csaf, feed or vmsa-mail; told from the bytes if not given.")
    private @Nullable String format;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address that the document is said to come from.")
    private @Nullable String url;

    @Override
    public Integer call() {
        return new LocalDocuments(format, url).readAll(paths, this::print);
    }

    private void print(Notice notice) {
        var result =
                merge.apply(MergeState.EMPTY, notice, notice.witness().provenance().fetchedAt());
        for (Output output : result.outputs()) {
            if (output instanceof Output.Publish(var entry, byte[] _)) {
                System.out.println(Json.text(entry));
            }
        }
    }
}
