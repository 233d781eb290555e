package io.hypervisory.docker.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loopback ports that stay the same from start to start as long as nobody else took them.
final class Ports {
    private Ports() {}

    /// The `count` ports noted in `file` if all are free now, else free ones, which are noted
    /// there.
    static List<Integer> remembered(Path file, int count) throws IOException {
        List<Integer> noted = read(file);
        if (noted.size() == count && noted.stream().allMatch(Ports::isFree)) {
            return noted;
        }
        List<Integer> fresh = free(count);
        Files.write(file, fresh.stream().map(String::valueOf).toList());
        return fresh;
    }

    /// A file that a crash left half-written counts as none.
    private static List<Integer> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream().map(Integer::valueOf).toList();
        } catch (NoSuchFileException | NumberFormatException e) {
            return List.of();
        }
    }

    /// All are held open until the last is found, so that they differ.
    private static List<Integer> free(int count) throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
