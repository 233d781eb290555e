package io.hypervisory.docker.command;

import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `explain`: as `read`, with the judgement and its evidence.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Reads documents and prints each notice with what we make of it, one JSON record a line: every label "
                        + "with its rule, words, place and confidence.")
public final class ExplainCommand implements Callable<Integer> {
    private final MergeStep merge = new MergeStep(Classifier.standard());

    @Mixin private LocalDocuments documents = new LocalDocuments();

    @Override
    public Integer call() {
        return documents.readAll(this::print);
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
