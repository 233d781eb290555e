package io.hypervisory.docker.command;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.Settings;
import io.hypervisory.enrich.judgement.Rules;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `up`: everything in one process, over your catalogue.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs everything in one process. The broker and Elasticsearch are embedded unless KAFKA_BOOTSTRAP_SERVERS or "
                    + "ELASTICSEARCH_URL name yours, each on its own; further KAFKA_… variables become client settings, "
                    + "ELASTICSEARCH_USERNAME, _PASSWORD, _API_KEY and _CA log in.",
            "What is kept stands in the data folder and survives a restart and a kill."
        })
public final class UpCommand implements Callable<Integer> {
    @Mixin private CatalogueOption sources = new CatalogueOption();

    @Mixin private DataOption data = new DataOption();

    @Mixin private RulesOption rules = new RulesOption();

    @Mixin private WebOptions web = new WebOptions();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Catalogue catalogue = sources.read(data.folder());
        Rules held = rules.read();
        if (catalogue == null || held == null) {
            return 2;
        }
        Files.createDirectories(data.folder());
        var lifetime = new Lifetime();
        lifetime.listen();
        try (var running =
                AllInOne.start(
                        new AllInOne.Plan(
                                Settings.from(System.getenv()),
                                data.folder(),
                                catalogue,
                                held,
                                web.settings(),
                                lifetime::stageStopped))) {
            lifetime.started();
            System.out.println(
                    "Hypervisory answers at "
                            + running.url()
                            + ", "
                            + catalogue.sources().stream().filter(Source::on).count()
                            + " sources, data in "
                            + data.folder()
                            + ". Ctrl-C stops it.");
            Coverage.lines(catalogue, source -> sources.switching(source, data))
                    .forEach(System.out::println);
            lifetime.await();
            System.out.println("stopping");
        } catch (InterruptedException e) {
            System.out.println("stopped while it started");
        } catch (RuntimeException e) {
            if (lifetime.isOver()) {
                System.out.println("stopped while it started");
                return lifetime.exitStatus();
            }
            if (!(e instanceof IllegalStateException)) {
                throw e;
            }
            System.err.println(e.getMessage());
            return 1;
        } finally {
            lifetime.closed();
        }
        return lifetime.exitStatus();
    }
}
