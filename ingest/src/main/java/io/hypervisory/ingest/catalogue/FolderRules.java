package io.hypervisory.ingest.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// The key `folder`: which files of a local folder are taken, with its sub-folders. Symbolic links
/// are not followed, so nothing leads out. Each file is unpacked as one of [BulkRules] is.
///
/// @param files which paths within the folder are taken, all when not given
/// @param entries which paths within a packed file are taken, all when not given
public record FolderRules(Glob files, Glob entries) {
    public static final FolderRules STANDARD = new FolderRules(Glob.ALL, Glob.ALL);

    public FolderRules {
        requireNonNull(files, "files");
        requireNonNull(entries, "entries");
    }

    @JsonCreator
    static FolderRules read(
            @JsonProperty("files") @Nullable Glob files,
            @JsonProperty("entries") @Nullable Glob entries) {
        return new FolderRules(
                files == null ? Glob.ALL : files, entries == null ? Glob.ALL : entries);
    }
}
