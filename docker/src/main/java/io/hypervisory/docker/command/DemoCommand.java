package io.hypervisory.docker.command;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.Loading;
import io.hypervisory.docker.Settings;
import io.hypervisory.docker.archive.ArchiveCatalogue;
import io.hypervisory.docker.archive.ArchiveSite;
import io.hypervisory.ingest.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo`: everything in one process over the bundled archive.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs everything on this machine over a bundled archive site that renders facts of 2006-2008 and "
                        + "2019-2025 in their publishers' formats. Needs nothing else; Ctrl-C stops it.")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration BETWEEN_CRAWLS = Duration.ofSeconds(30);
    private static final Duration UNTIL_REFRESHED = Duration.ofMillis(1_200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder, kept afterwards; a temporary one if not given.")
    private @Nullable Path data;

    @Option(
            names = "--archive-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the archive site (default: a free one).")
    private int archivePort;

    @Option(
            names = "--without-archive",
            description =
                    "Leave the archive site switched off: its sources will be shown as failed.")
    private boolean withoutArchive;

    @Option(
            names = "--until-ready",
            description = "Stop once everything is loaded and can be found; exit status 0 then.")
    private boolean untilReady;

    @Mixin private WebOptions web = new WebOptions();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Instant started = Instant.now();
        var lifetime = new Lifetime();
        lifetime.listen();
        Path folder =
                data == null
                        ? Files.createTempDirectory("hypervisory-demo")
                        : Files.createDirectories(data);
        try {
            if (withoutArchive) {
                run(switchedOff(), folder.toAbsolutePath(), started, lifetime);
            } else {
                try (var site = ArchiveSite.start(archivePort)) {
                    System.out.println("Archive site: " + site.url());
                    run(catalogue(site), folder.toAbsolutePath(), started, lifetime);
                }
            }
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
            if (data == null) {
                Folders.delete(folder);
            }
            lifetime.closed();
        }
        return lifetime.exitStatus();
    }

    /// The sources of a site that was there and is not any longer.
    private Catalogue switchedOff() {
        try (var site = ArchiveSite.start(archivePort)) {
            System.out.println("Archive site: " + site.url() + " (switched off)");
            return catalogue(site);
        }
    }

    private void run(Catalogue catalogue, Path folder, Instant started, Lifetime lifetime)
            throws InterruptedException {
        System.out.println("Starting a broker and Elasticsearch, some 15 seconds ...");
        var plan =
                new AllInOne.Plan(
                        Settings.from(System.getenv()),
                        folder,
                        catalogue,
                        web.settings(),
                        lifetime::stageStopped);
        try (var running = AllInOne.start(plan);
                var loading = new Loading(running, catalogue)) {
            lifetime.started();
            System.out.println("Pages and API: " + running.url());
            String last = "";
            while (!loading.isDone() && !lifetime.await(BETWEEN_LOOKS)) {
                String now = loading.toString();
                if (!now.equals(last)) {
                    System.out.println("  loading: " + now);
                    last = now;
                }
            }
            // what was indexed last can be found after the next refresh, a second later at most
            if (!lifetime.await(UNTIL_REFRESHED)) {
                System.out.println(
                        "Ready after "
                                + Duration.between(started, Instant.now()).toSeconds()
                                + " s: "
                                + loading
                                + ". Try:");
                System.out.println(
                        "  docker/hypervisory search 'vendor:vmware \"service console\"'"
                                + server(running));
                if (untilReady) {
                    return;
                }
                System.out.println("Ctrl-C stops it.");
            }
            lifetime.await();
            System.out.println("stopping");
        }
    }

    private static String server(AllInOne running) {
        return running.url().getPort() == 8080 ? "" : " --server " + running.url();
    }

    static Catalogue catalogue(ArchiveSite site) {
        String yaml =
                ArchiveCatalogue.yaml(site.sources(), UnaryOperator.identity(), BETWEEN_CRAWLS);
        return Catalogue.parse(yaml, "the demo's catalogue");
    }
}
