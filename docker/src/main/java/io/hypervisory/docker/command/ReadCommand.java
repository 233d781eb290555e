package io.hypervisory.docker.command;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `read`: documents to notices, without servers.
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Reads documents as the pipeline would and prints one JSON notice a line; exit status 1 if any "
                        + "file could not be read.")
public final class ReadCommand implements Callable<Integer> {
    @Mixin private LocalDocuments documents = new LocalDocuments();

    @Override
    public Integer call() {
        return documents.readAll(this::print);
    }

    private void print(Notice notice) {
        System.out.println(Json.text(notice));
    }
}
