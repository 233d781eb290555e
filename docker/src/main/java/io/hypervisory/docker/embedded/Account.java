package io.hypervisory.docker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Under whose name Elasticsearch runs, for it refuses root.
///
/// @param uid, gid of that account; -1 for our own
/// @param prefix what stands before the command to get there
record Account(int uid, int gid, List<String> prefix) {
    private static final int NOBODY = 65534;
    private static final int DAC_READ_SEARCH = 2;

    Account {
        prefix = List.copyOf(prefix);
    }

    /// As an ordinary user that user itself. As root the owner of `data` or of `home`, or else the
    /// system's nobody; where a folder above `needed` is closed to that account it gets the one
    /// capability to read past it.
    ///
    /// @param data the folder that the user named; `home` our part of it
    /// @param needed what the child must be able to reach
    /// @throws IllegalStateException naming the folder that is closed and the way out
    static Account of(Path data, Path home, List<Path> needed) throws IOException {
        if (!isRoot()) {
            return new Account(-1, -1, List.of());
        }
        if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            throw new IllegalStateException(
                    "Elasticsearch refuses root: run as an ordinary user, or install setpriv (util-linux)");
        }
        Path owned = number(data, "unix:uid") != 0 ? data : home;
        int uid = number(owned, "unix:uid");
        int gid = number(owned, "unix:gid");
        return uid == 0 ? ofChild(NOBODY, NOBODY, needed) : ofChild(uid, gid, needed);
    }

    /// Gives everything under `home` to the account.
    void own(Path home) throws IOException {
        if (uid < 0) {
            return;
        }
        try (Stream<Path> tree = Files.walk(home)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                if (number(path, "unix:uid") != uid) {
                    Files.setAttribute(path, "unix:uid", uid);
                    Files.setAttribute(path, "unix:gid", gid);
                }
            }
        }
    }

    private static Account ofChild(int uid, int gid, List<Path> needed) throws IOException {
        var prefix = new ArrayList<String>();
        prefix.addAll(
                List.of("/usr/bin/setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
        Optional<Path> closed = closed(needed, uid, gid);
        if (closed.isPresent()) {
            if (!hasReadSearch()) {
                throw new IllegalStateException(
                        "Elasticsearch refuses root and would run as uid %d, to which %s is closed: open it (chmod o+rx), use another folder, or run as an ordinary user"
                                .formatted(uid, closed.get()));
            }
            prefix.addAll(
                    List.of(
                            "--inh-caps=+dac_read_search",
                            "--ambient-caps=+dac_read_search",
                            "--securebits=+no_setuid_fixup"));
        }
        return new Account(uid, gid, prefix);
    }

    /// The first of the paths, or of the folders above them, that the account may not pass.
    private static Optional<Path> closed(List<Path> needed, int uid, int gid) throws IOException {
        for (Path path : needed) {
            for (Path step = path.toRealPath(); step != null; step = step.getParent()) {
                if (!mayPass(step, uid, gid)) {
                    return Optional.of(step);
                }
            }
        }
        return Optional.empty();
    }

    /// Read and search on a folder; the mode bits alone count, not access control lists.
    private static boolean mayPass(Path folder, int uid, int gid) throws IOException {
        int mode = number(folder, "unix:mode");
        if (number(folder, "unix:uid") == uid) {
            mode >>= 6;
        } else if (number(folder, "unix:gid") == gid) {
            mode >>= 3;
        }
        return (mode & 1) == 1;
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? number(self, "unix:uid") == 0
                : System.getProperty("user.name").equals("root");
    }

    private static boolean hasReadSearch() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("CapEff:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(capabilities -> (capabilities >> DAC_READ_SEARCH & 1) == 1);
        }
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute);
    }
}
