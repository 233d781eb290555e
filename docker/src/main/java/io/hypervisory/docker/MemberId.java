package io.hypervisory.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Names this installation in consumer groups over restarts: a static member comes back as itself
/// after a kill -9, so the group does not wait for its old session to end.
public final class MemberId {
    private MemberId() {}

    /// The id kept in the folder, made at first.
    public static String keptIn(Path data) {
        Path file = data.resolve("member-id");
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the member id in " + file, e);
        }
    }
}
