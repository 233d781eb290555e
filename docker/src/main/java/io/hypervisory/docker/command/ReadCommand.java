package io.hypervisory.docker.command;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.csaf.check.CsafChecks;
import io.hypervisory.ingest.read.csaf.check.CsafReport;
import io.hypervisory.ingest.read.csaf.check.CsafVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/// `read`: documents to notices, lists to assertions, without servers.
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Reads documents as the pipeline would and prints one JSON notice a line, of lists about CVEs "
                        + "(--as kev, epss, …) one assertion; exit status 1 if any file could not be read. With --validate, says of CSAF documents which of the standard's "
                        + "mandatory tests they fail, and where; exit status 1 if any fails one.")
public final class ReadCommand implements Callable<Integer> {
    @Mixin private LocalDocuments documents = new LocalDocuments();

    @Option(
            names = "--validate",
            description = "Run the mandatory tests of CSAF 2.0 and 2.1, section 6.1.")
    private boolean validate;

    @Override
    public Integer call() {
        return validate
                ? documents.visitAll(this::validate)
                : documents.readAll(this::print, this::print);
    }

    private boolean validate(Path file) throws IOException {
        CsafVerdict verdict;
        try {
            verdict = CsafChecks.of(Json.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            System.err.println(file + ": not-json: " + e.getOriginalMessage());
            return false;
        }
        if (verdict == null) {
            System.err.println(file + ": not-csaf: no document.csaf_version of 2.0 or 2.1");
            return false;
        }
        System.out.print(CsafReport.of(file.toString(), verdict));
        return verdict.findings().isEmpty();
    }

    private void print(Object read) {
        System.out.println(Json.text(read));
    }
}
