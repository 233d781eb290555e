package io.hypervisory.docker.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the search server's JVM is started: its command, and the arguments that it reads from its
/// standard input.
///
/// The distribution works both out itself, in three JVMs one after the other (launcher, preparer,
/// and one that is asked for its final flags). What they say depends on nothing but the
/// distribution, the JDK and our configuration, so it is kept in the home and asked for again only
/// when one of these has changed; the server then starts at once, as our own child.
///
/// @param command of the server's JVM, without any of the environment
/// @param arguments for its standard input
record ServerLaunch(List<String> command, byte[] arguments) {
    private static final String DESCRIPTOR =
            "org.elasticsearch.server.launcher.common.LaunchDescriptor";

    private static final Pattern PLAIN_PATH = Pattern.compile("[\\w./-]+");

    ServerLaunch {
        command = List.copyOf(command);
        requireNonNull(arguments, "arguments");
    }

    /// As it stands in the home's file.
    ///
    /// @param madeFrom digest of what it depends on
    private record Kept(String madeFrom, ServerLaunch launch) {
        Kept {
            requireNonNull(madeFrom, "madeFrom");
            requireNonNull(launch, "launch");
        }
    }

    /// The kept one, or a new one.
    ///
    /// @param home configured
    /// @throws IllegalStateException with the preparer's last lines when it fails
    static ServerLaunch of(
            Path distribution, ElasticsearchHome home, Account account, ProcessBuilder environment)
            throws IOException, InterruptedException {
        String madeFrom = digest(distribution, home);
        if (Files.exists(home.launch())) {
            Kept kept = read(home.launch());
            if (kept != null && kept.madeFrom().equals(madeFrom)) {
                return kept.launch();
            }
        }
        ServerLaunch launch = prepare(distribution, home, account, environment);
        // for our eyes alone: the arguments hold the keystore
        Path unfinished = Files.createTempFile(home.root(), "launch", ".json");
        Files.write(unfinished, Json.bytes(new Kept(madeFrom, launch)));
        Files.move(unfinished, home.launch(), StandardCopyOption.REPLACE_EXISTING);
        return launch;
    }

    private static @Nullable Kept read(Path file) throws IOException {
        try {
            return Json.read(Files.readAllBytes(file), Kept.class);
        } catch (IllegalArgumentException e) {
            // another version's, or half written: it is made again
            return null;
        }
    }

    private static String digest(Path distribution, ElasticsearchHome home) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes((distribution + "\n" + home.root() + "\n").getBytes(UTF_8));
        Path java = Path.of(System.getProperty("java.home"));
        all.writeBytes((java + "\n" + Runtime.version() + "\n").getBytes(UTF_8));
        try (Stream<Path> libraries = Files.walk(distribution.resolve("lib"))) {
            for (Path each : libraries.sorted().toList()) {
                all.writeBytes((each + "\n").getBytes(UTF_8));
            }
        }
        for (Path each : home.configuration()) {
            all.writeBytes(Files.readAllBytes(each));
        }
        return Digests.sha256(all.toByteArray());
    }

    /// As `bin/elasticsearch` does it: the command `server` of the distribution's own command line
    /// writes a descriptor to its standard output.
    private static ServerLaunch prepare(
            Path distribution, ElasticsearchHome home, Account account, ProcessBuilder environment)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(account.prefix());
        command.addAll(
                List.of(
                        "bash",
                        distribution.resolve("bin/elasticsearch-cli").toString(),
                        "-p",
                        home.serverPid().toString()));
        Path descriptor = home.tmp().resolve("launch.descriptor");
        var builder =
                new ProcessBuilder(command)
                        .directory(home.root().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(descriptor.toFile())
                        .redirectError(ProcessBuilder.Redirect.appendTo(home.console().toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment.environment());
        builder.environment().put("CLI_NAME", "server");
        builder.environment().put("CLI_LIBS", "lib/tools/server-cli");
        builder.environment().put("ES_REDIRECT_STDOUT_TO_STDERR", "true");
        builder.environment().put("CLI_JAVA_OPTS", preparerOptions(home.tmp()));
        Process preparer = builder.start();
        try {
            Files.writeString(home.childPid(), Long.toString(preparer.pid()));
            int status = preparer.waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        "Elasticsearch could not be prepared, status %d:%n%s"
                                .formatted(status, home.tail()));
            }
        } finally {
            preparer.descendants().forEach(ProcessHandle::destroyForcibly);
            preparer.destroyForcibly();
        }
        return read(descriptor, distribution);
    }

    /// The script splits them at white space, so a folder with some is left out.
    private static String preparerOptions(Path tmp) {
        String quick = "-XX:TieredStopAtLevel=1";
        return PLAIN_PATH.matcher(tmp.toString()).matches()
                ? quick + " -Djava.io.tmpdir=" + tmp
                : quick;
    }

    /// With the distribution's own class, whatever its format is.
    private static ServerLaunch read(Path descriptor, Path distribution) throws IOException {
        try (var loader = new URLClassLoader(jars(distribution), null)) {
            Class<?> type = loader.loadClass(DESCRIPTOR);
            Object said = type.getMethod("readFrom", Path.class).invoke(null, descriptor);
            var command = new ArrayList<String>();
            command.add((String) get(type, said, "command"));
            for (String list : List.of("jvmOptions", "jvmArgs")) {
                ((List<?>) get(type, said, list)).forEach(each -> command.add((String) each));
            }
            return new ServerLaunch(command, (byte[]) get(type, said, "serverArgsBytes"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    distribution + " describes its start in a way that is not understood", e);
        }
    }

    private static Object get(Class<?> type, Object from, String name)
            throws ReflectiveOperationException {
        return requireNonNull(type.getMethod(name).invoke(from), name);
    }

    private static URL[] jars(Path distribution) throws IOException {
        var urls = new ArrayList<URL>();
        try (Stream<Path> jars = Files.list(distribution.resolve("lib/tools/server-launcher"))) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
