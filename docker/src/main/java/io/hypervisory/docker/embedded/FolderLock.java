package io.hypervisory.docker.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a folder to one process. The system lets go of it when the process ends, however it ends.
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws IllegalStateException if another live process, or this one, holds the folder
    static FolderLock take(Path folder) throws IOException {
        var channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IllegalStateException(folder + " is in use by this process", e);
        }
        channel.close();
        throw new IllegalStateException(folder + " is in use by another process");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
