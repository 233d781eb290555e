package io.hypervisory.docker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of one embedded Elasticsearch: configuration, data, logs, temporary files and pids,
/// and nothing of it elsewhere.
///
/// @param root absolute
record ElasticsearchHome(Path root) {
    private static final int TAIL_LINES = 20;

    /// Eight times the JVM's defaults: at start the optimising compiler takes 6 of 15 core-seconds,
    /// for methods that are seldom called again.
    private static final List<String> OPTIMISE_LATER =
            List.of(
                    "-XX:Tier4InvocationThreshold=40000",
                    "-XX:Tier4MinInvocationThreshold=4800",
                    "-XX:Tier4CompileThreshold=120000",
                    "-XX:Tier4BackEdgeThreshold=320000");

    static ElasticsearchHome in(Path data) throws IOException {
        var home =
                new ElasticsearchHome(data.resolve("elasticsearch").toAbsolutePath().normalize());
        for (Path folder :
                List.of(
                        home.config().resolve("jvm.options.d"),
                        home.data(),
                        home.logs(),
                        home.tmp())) {
            Files.createDirectories(folder);
        }
        return home;
    }

    Path config() {
        return root.resolve("config");
    }

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    /// What the process says before its log is open, and when it dies.
    Path console() {
        return logs().resolve("console.log");
    }

    /// Elasticsearch writes the address it bound here once it has started.
    Path addresses() {
        return logs().resolve("http.ports");
    }

    /// How its JVM is started, as worked out before.
    Path launch() {
        return root.resolve("launch.json");
    }

    /// The pid of the child that we started last, noted by us: the server's, or before it the
    /// preparer's.
    Path childPid() {
        return root.resolve("child.pid");
    }

    /// The pid of the server, noted by Elasticsearch and removed when it stops in order.
    Path serverPid() {
        return root.resolve("server.pid");
    }

    /// Elasticsearch makes a keystore at its first start and fails for ever if a crash left this
    /// behind.
    private Path unfinishedKeystore() {
        return config().resolve("elasticsearch.keystore.tmp");
    }

    /// What [#configure] writes.
    List<Path> configuration() {
        return List.of(
                config().resolve("elasticsearch.yml"),
                config().resolve("log4j2.properties"),
                config().resolve("jvm.options"),
                config().resolve("jvm.options.d/hypervisory.options"));
    }

    /// Writes the configuration anew at each start, so that it is always this version's, and
    /// removes what the last run noted of itself.
    void configure(Path distribution, String heap) throws IOException {
        Files.writeString(config().resolve("elasticsearch.yml"), settings());
        Files.writeString(config().resolve("log4j2.properties"), LOGGING);
        Files.write(config().resolve("jvm.options"), jvmOptions(distribution));
        Files.write(
                config().resolve("jvm.options.d/hypervisory.options"),
                Stream.concat(
                                Stream.of("-Xms" + heap, "-Xmx" + heap, "-XX:-AlwaysPreTouch"),
                                OPTIMISE_LATER.stream())
                        .toList());
        for (Path old :
                List.of(addresses(), serverPid(), childPid(), console(), unfinishedKeystore())) {
            Files.deleteIfExists(old);
        }
    }

    /// The last lines of console and log, for a message.
    String tail() throws IOException {
        return Stream.concat(
                        lines(console()).stream(), lines(logs().resolve("server.log")).stream())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            List<String> all = Files.readAllLines(file);
            return all.subList(Math.max(0, all.size() - TAIL_LINES), all.size());
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private String settings() {
        return """
        cluster.name: hypervisory
        node.name: embedded
        node.portsfile: true
        path.data: %s
        path.logs: %s
        network.host: 127.0.0.1
        http.port: 0
        transport.port: 0
        discovery.type: single-node
        xpack.security.enabled: false
        action.auto_create_index: false
        cluster.routing.allocation.disk.threshold_enabled: false
        """
                .formatted(quoted(data()), quoted(logs()));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /// The distribution's own, without its log of every garbage collection.
    private static List<String> jvmOptions(Path distribution) throws IOException {
        try (var lines = Files.lines(distribution.resolve("config/jvm.options"))) {
            return lines.filter(line -> !line.startsWith("-Xlog:gc")).toList();
        }
    }

    private static final String LOGGING =
            """
            status = error
            appender.rolling.type = RollingFile
            appender.rolling.name = rolling
            appender.rolling.fileName = ${sys:es.logs.base_path}${sys:file.separator}server.log
            appender.rolling.filePattern = ${sys:es.logs.base_path}${sys:file.separator}server-%i.log
            appender.rolling.layout.type = PatternLayout
            appender.rolling.layout.pattern = %d{ISO8601} %-5p %c{1.} - %m%n
            appender.rolling.policies.type = Policies
            appender.rolling.policies.size.type = SizeBasedTriggeringPolicy
            appender.rolling.policies.size.size = 10MB
            appender.rolling.strategy.type = DefaultRolloverStrategy
            appender.rolling.strategy.max = 2
            rootLogger.level = info
            rootLogger.appenderRef.rolling.ref = rolling
            """;
}
