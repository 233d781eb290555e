package io.hypervisory.docker.command;

import io.hypervisory.enrich.judgement.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// By which rules notices are judged: those that come with the program, and a folder of one's own.
final class RulesOption {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "A folder of rules of your own (*.yaml): they come on top of those that come with it, or take the place of "
                            + "one of the same id.")
    private @Nullable Path folder;

    /// Null after saying on standard error what is wrong.
    @Nullable Rules read() {
        Rules standard = Rules.standard();
        if (folder == null) {
            return standard;
        }
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(RulesOption::isOfRules).toList()) {
                files.put(file.toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            String why = Files.isDirectory(folder) ? e.toString() : "there is no such folder";
            System.err.println("cannot read rules in " + folder + ": " + why);
            return null;
        }
        if (files.isEmpty()) {
            System.err.println("no rules in " + folder + ": there is no file *.yaml");
            return null;
        }
        try {
            return standard.with(files);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return null;
        }
    }

    private static boolean isOfRules(Path file) {
        return file.toString().endsWith(".yaml") && Files.isRegularFile(file);
    }
}
