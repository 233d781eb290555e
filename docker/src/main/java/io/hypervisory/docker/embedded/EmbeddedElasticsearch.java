package io.hypervisory.docker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An Elasticsearch of one node as a child process on loopback, from an unpacked distribution.
///
/// Everything it writes stands in the sub-folder `elasticsearch`. When this process dies, whatever
/// the cause, it finds its standard input closed and ends; a next start on the folder that comes
/// earlier finds it by its pid and stops it first. Thread-safe.
public final class EmbeddedElasticsearch implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    /// Short, for a node that is still starting does not listen, and a killed one has lost nothing
    /// that it acknowledged.
    private static final Duration LEFTOVER_STOPPED_WITHIN = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /// Variables that would change the child behind our back.
    private static final List<String> UNWANTED =
            List.of(
                    "JAVA_HOME",
                    "JAVA_OPTS",
                    "JAVA_TOOL_OPTIONS",
                    "JDK_JAVA_OPTIONS",
                    "_JAVA_OPTIONS",
                    "ES_JAVA_OPTS",
                    "CLI_JAVA_OPTS");

    /// What may differ from start to start.
    ///
    /// @param heap minimum and maximum, as the JVM writes it: `512m`, `1g`
    public record Settings(String heap) {
        private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[kKmMgG]");

        public Settings {
            if (!HEAP.matcher(heap).matches()) {
                throw new IllegalArgumentException("not a heap size such as 1g: " + heap);
            }
        }

        public static Settings defaults() {
            return new Settings("1g");
        }
    }

    private final FolderLock lock;
    private final Process server;
    private final URI url;

    private EmbeddedElasticsearch(FolderLock lock, Process server, URI url) {
        this.lock = lock;
        this.server = server;
        this.url = url;
    }

    /// Returns when the node answers and its indices can be searched.
    ///
    /// @param distribution the unpacked distribution; only read
    /// @param data the folder for all embedded servers; made if missing
    /// @throws IllegalStateException with the last lines of its log if the node dies or is not
    ///   ready in two minutes, and if the folder is in use or closed to the account that must run
    ///   it
    /// @throws UncheckedIOException if the folder or the distribution cannot be used
    public static EmbeddedElasticsearch start(Path distribution, Path data, Settings settings)
            throws InterruptedException {
        try {
            Files.createDirectories(data);
            var home = ElasticsearchHome.in(data);
            FolderLock lock = FolderLock.take(home.root());
            try {
                return start(distribution.toAbsolutePath().normalize(), data, home, settings, lock);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("embedded Elasticsearch cannot start in " + data, e);
        }
    }

    private static EmbeddedElasticsearch start(
            Path distribution,
            Path data,
            ElasticsearchHome home,
            Settings settings,
            FolderLock lock)
            throws IOException, InterruptedException {
        Leftover.stop(processes(home), LEFTOVER_STOPPED_WITHIN);
        var plugin = AnalysisPlugin.of(distribution);
        plugin.renew();
        Process server = launch(distribution, data, home, settings);
        try {
            URI url = awaitReady(server, home);
            if (plugin.goesInto(url)) {
                Leftover.stop(List.of(server.toHandle()), STOPPED_WITHIN);
                server = launch(distribution, data, home, settings);
                url = awaitReady(server, home);
            }
            return new EmbeddedElasticsearch(lock, server, url);
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.destroyForcibly();
            throw e;
        }
    }

    private static Process launch(
            Path distribution, Path data, ElasticsearchHome home, Settings settings)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"));
        Path programs = distribution.resolve("bin");
        var account = Account.of(data, home.root(), List.of(home.root(), programs, java));
        home.configure(distribution, settings.heap());
        account.own(home.root());
        var launch = ServerLaunch.of(distribution, home, account, environment(home, java));
        Process server = launch(launch, home, account, java);
        try {
            Files.writeString(home.childPid(), Long.toString(server.pid()));
            return server;
        } catch (IOException | RuntimeException e) {
            server.destroyForcibly();
            throw e;
        }
    }

    /// The address for clients, `http://127.0.0.1:PORT`; another one after each start.
    public URI url() {
        return url;
    }

    /// Of the server itself, for its memory and CPU time.
    public long pid() {
        return server.pid();
    }

    /// False once the node has ended, whoever ended it.
    public boolean isAlive() {
        return server.isAlive();
    }

    /// Asks it to end and waits. An interrupt cuts the waiting short, not the ending.
    @Override
    public void close() {
        try {
            Leftover.stop(List.of(server.toHandle()), STOPPED_WITHIN);
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            release(lock);
        }
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the pid files name, and its children, which the preparer has.
    private static List<ProcessHandle> processes(ElasticsearchHome home) throws IOException {
        var found = new LinkedHashSet<ProcessHandle>();
        for (Path file : List.of(home.childPid(), home.serverPid())) {
            Leftover.of(file, home.root())
                    .ifPresent(process -> {
                        found.add(process);
                        process.descendants().forEach(found::add);
                    });
        }
        return List.copyOf(found);
    }

    /// A session of its own keeps the terminal's Ctrl-C from it: who started it stops it, last.
    private static List<String> ownSession() {
        String setsid = "/usr/bin/setsid";
        return Files.isExecutable(Path.of(setsid)) ? List.of(setsid) : List.of();
    }

    /// Its standard input stays open as long as this process lives: it ends when that ends.
    private static Process launch(
            ServerLaunch launch, ElasticsearchHome home, Account account, Path java)
            throws IOException {
        var command = new ArrayList<String>();
        command.addAll(ownSession());
        command.addAll(account.prefix());
        command.addAll(launch.command());
        Process server =
                environment(home, java)
                        .command(command)
                        .directory(home.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(home.console().toFile()))
                        .start();
        try {
            server.getOutputStream().write(launch.arguments());
            server.getOutputStream().flush();
        } catch (IOException e) {
            // it has ended already, and what it said is told by who waits for it
        }
        return server;
    }

    /// Ours without what would change the child behind our back, and with what its scripts set.
    private static ProcessBuilder environment(ElasticsearchHome home, Path java) {
        var builder = new ProcessBuilder();
        var environment = builder.environment();
        UNWANTED.forEach(environment::remove);
        environment.put("ES_JAVA_HOME", java.toString());
        environment.put("ES_PATH_CONF", home.config().toString());
        environment.put("ES_TMPDIR", home.tmp().toString());
        environment.put("LIBFFI_TMPDIR", home.tmp().toString());
        return builder;
    }

    private static URI awaitReady(Process server, ElasticsearchHome home)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (!server.isAlive()) {
                    throw new IllegalStateException(
                            "Elasticsearch ended with status %d:%n%s"
                                    .formatted(server.exitValue(), home.tail()));
                }
                Optional<URI> url = address(home);
                if (url.isPresent() && isReady(client, url.get())) {
                    return url.get();
                }
                Thread.sleep(PAUSE);
            }
        }
        throw new IllegalStateException(
                "Elasticsearch was not ready within %s:%n%s".formatted(READY_WITHIN, home.tail()));
    }

    private static Optional<URI> address(ElasticsearchHome home) throws IOException {
        if (!Files.exists(home.addresses())) {
            return Optional.empty();
        }
        return Files.readAllLines(home.addresses()).stream()
                .filter(line -> line.startsWith("127."))
                .map(line -> URI.create("http://" + line))
                .findFirst();
    }

    private static boolean isReady(HttpClient client, URI url) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                url.resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
