package io.hypervisory.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A company's proxy: it wants a login, opens TLS with a certificate of its own CA, and answers for
/// the site behind it. Certificates are made with the JDK's keytool.
final class ResigningProxy implements AutoCloseable {
    static final String SITE = "publisher.example";
    private static final String PASSWORD = "changeit";
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("anna:s3 cret".getBytes(UTF_8));

    private final ServerSocket server;
    private final SSLContext tls;
    private final Path caFile;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ResigningProxy(Path folder) throws Exception {
        caFile = folder.resolve("ca.pem");
        Path store = certificates(folder);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
    }

    private Path certificates(Path folder) throws Exception {
        Path ca = folder.resolve("ca.p12");
        Path site = folder.resolve("site.p12");
        Path request = folder.resolve("site.csr");
        Path signed = folder.resolve("site.pem");
        keytool(ca, "-genkeypair", "-alias", "ca", "-dname", "CN=Company CA", "-ext", "bc:c");
        keytool(ca, "-exportcert", "-alias", "ca", "-rfc", "-file", caFile.toString());
        keytool(site, "-genkeypair", "-alias", "site", "-dname", "CN=" + SITE);
        keytool(site, "-certreq", "-alias", "site", "-file", request.toString());
        keytool(
                ca,
                "-gencert",
                "-alias",
                "ca",
                "-rfc",
                "-ext",
                "san=dns:" + SITE,
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString());
        Files.writeString(signed, Files.readString(signed) + Files.readString(caFile));
        keytool(site, "-importcert", "-noprompt", "-alias", "ca", "-file", caFile.toString());
        keytool(site, "-importcert", "-noprompt", "-alias", "site", "-file", signed.toString());
        return site;
    }

    private static void keytool(Path store, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-storetype", "PKCS12"));
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    Path caFile() {
        return caFile;
    }

    /// Request lines, those inside the tunnel too.
    List<String> asked() {
        return asked;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.submit(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            List<String> head = head(socket.getInputStream());
            asked.add(head.getFirst());
            if (head.stream().noneMatch(line -> line.equals("Proxy-Authorization: " + LOGIN))) {
                say(
                        socket,
                        "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x",
                        "");
            } else if (head.getFirst().startsWith("CONNECT ")) {
                say(socket, "200 Connection established", null);
                tunnel(socket);
            } else {
                say(socket, "200 OK", "in the clear");
            }
        } catch (IOException e) {
            asked.add("broken: " + e.getMessage());
        }
    }

    private void tunnel(Socket socket) throws IOException {
        var secure =
                (SSLSocket)
                        tls.getSocketFactory().createSocket(socket, SITE, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        asked.add(head(secure.getInputStream()).getFirst());
        say(secure, "200 OK", "behind TLS");
    }

    private static List<String> head(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, ISO_8859_1));
        var lines = new ArrayList<String>();
        for (String line = reader.readLine();
                line != null && !line.isEmpty();
                line = reader.readLine()) {
            lines.add(line);
        }
        if (lines.isEmpty()) {
            throw new IOException("nothing was asked");
        }
        return lines;
    }

    private static void say(Socket socket, String status, @Nullable String body)
            throws IOException {
        String rest =
                body == null
                        ? "\r\n"
                        : "Content-Length: "
                                + body.length()
                                + "\r\nConnection: close\r\n\r\n"
                                + body;
        socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\n" + rest).getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
