package io.hypervisory.docker.command;

import io.hypervisory.docker.Settings;
import io.hypervisory.enrich.StoredEntries;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.Examples;
import io.hypervisory.enrich.judgement.Rules;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `rules`: which rules hold, and trying them.
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Lists the rules by which notices are judged, each with file and line.")
public final class RulesCommand implements Callable<Integer> {
    private static final int PAGE = 100;

    /// As deep as the API lets anyone page.
    private static final int DEEPEST = 10_000;

    @Mixin private RulesOption rules = new RulesOption();

    @Override
    public Integer call() {
        Rules held = rules.read();
        if (held == null) {
            return 2;
        }
        held.lines()
                .forEach(rule ->
                        System.out.printf(
                                "%-44s  %-32s  %-7s  %.2f  %s%n",
                                rule.id(),
                                rule.label(),
                                rule.verdict().name().toLowerCase(Locale.ROOT),
                                rule.confidence(),
                                rule.at()));
        System.out.println(held.size() + " rules, version " + held.version());
        return 0;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Runs every example of every rule, and prints which stored advisories and patches would change. Exit status 1 "
                            + "when an example fails.")
    int test(
            @Mixin RulesOption tested,
            @Mixin ServerOption server,
            @Option(
                            names = "--kafka",
                            paramLabel = "HOST:PORT",
                            description =
                                    "Reads what is stored from its topics there instead of asking the server; further KAFKA_… "
                                            + "variables become client settings.")
                    @Nullable String kafka)
            throws InterruptedException {
        Rules held = tested.read();
        if (held == null) {
            return 2;
        }
        var classifier = new Classifier(held);
        List<Examples.Failure> failures = Examples.failures(classifier);
        failures.forEach(System.out::println);
        System.out.printf(
                "%d rules, version %s: %d of %d examples fail%n",
                held.size(), held.version(), failures.size(), Examples.count(held));
        var comparison = new Comparison(classifier);
        if (kafka == null) {
            ask(server, comparison);
        } else {
            read(kafka, comparison);
        }
        return failures.isEmpty() ? 0 : 1;
    }

    private static void read(String kafka, Comparison comparison) throws InterruptedException {
        var settings = new HashMap<>(Settings.from(System.getenv()).kafka());
        settings.put("bootstrap.servers", kafka);
        try {
            StoredEntries.read(settings, comparison::add);
            comparison.print();
        } catch (KafkaException e) {
            System.err.println(kafka + ": " + e.getMessage());
            System.out.println("no stored record was compared");
        }
    }

    private static void ask(ServerOption server, Comparison comparison)
            throws InterruptedException {
        int status = server.talk(asking -> page(asking, comparison));
        if (status == 0) {
            comparison.print();
        } else {
            System.out.println("no stored record was compared");
        }
    }

    private static int page(ServerOption.Asking asking, Comparison comparison)
            throws IOException, InterruptedException {
        long total = 1;
        for (int from = 0; from < Math.min(total, DEEPEST); from += PAGE) {
            var answer = asking.ask("GET", "/api/advisories?size=" + PAGE + "&from=" + from);
            if (answer.problem() != null) {
                System.err.println(answer.problem());
                return 1;
            }
            total = answer.body().path("total").asLong();
            for (JsonNode hit : answer.body().path("hits")) {
                String id = hit.path("id").asString();
                var one = asking.ask("GET", "/api/advisories/" + path(id));
                if (one.problem() == null) {
                    comparison.add(Json.MAPPER.treeToValue(one.body(), Entry.class));
                }
            }
        }
        if (total > DEEPEST) {
            System.out.println(
                    "the server gives the first "
                            + DEEPEST
                            + " of "
                            + total
                            + " records; --kafka reads all of them");
        }
        return 0;
    }

    private static String path(String id) {
        return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
    }
}
