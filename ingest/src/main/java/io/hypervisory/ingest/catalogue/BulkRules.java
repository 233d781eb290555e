package io.hypervisory.ingest.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The key `bulk`: how a file is unpacked. Its compression (gzip, xz, bzip2, zstd) is seen by its
/// bytes and taken off; what is in a zip or tar becomes documents of their own, each known by `<url
/// of the file>!/<path in it>`; any other file is one document, known by the URL of the file.
///
/// The file itself may have 64 MiB as it is sent, as any body may; unpacked, an entry may have 64
/// MiB and all of them 4 GiB, at most 200 times the size of the file, and there may be 100,000 of
/// them. What is larger is not taken and named. What lies packed in a packed file is not opened.
///
/// @param as what the file must be; null when its name (`.zip`, `.tar.gz`, `.xlsx`) or else its
///   bytes say
/// @param entries which paths within it are taken, all when not given
/// @param rowsBy a column of CSV (RFC 4180): the file, or each of its entries, is then cut into
///   sixteen parts, each with the first row above its rows, and known by `<entry>#part-1` and so
///   on. Rows that are alike in the column are in one part, whatever stands between them and in
///   whatever issue of the file. Each part may have 64 MiB. Null when not given
public record BulkRules(@Nullable As as, Glob entries, @Nullable String rowsBy) {
    public static final BulkRules STANDARD = new BulkRules(null, Glob.ALL);

    public BulkRules(@Nullable As as, Glob entries) {
        this(as, entries, null);
    }

    public BulkRules {
        requireNonNull(entries, "entries");
        if (rowsBy != null && rowsBy.isBlank()) {
            throw new KeyFault("rowsBy", "rowsBy is blank");
        }
    }

    /// What a file must be.
    public enum As {
        @JsonProperty("zip")
        ZIP,
        /// A tar, compressed or not.
        @JsonProperty("tar")
        TAR,
        /// An Excel workbook: each sheet is a document, as CSV (RFC 4180) and named `<sheet>.csv`.
        /// Cells are what is in them; a date may be Excel's number of a day.
        @JsonProperty("xlsx")
        XLSX,
        /// One document, compressed or not, whatever is in it.
        @JsonProperty("file")
        FILE;

        /// Null when a name does not say.
        public static @Nullable As ofName(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".zip")) {
                return ZIP;
            }
            if (lower.endsWith(".xlsx")) {
                return XLSX;
            }
            return lower.matches(".*\\.(?:tar|tar\\.(?:gz|xz|bz2|zst)|tgz|txz|tbz2?)") ? TAR : null;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonCreator
    static BulkRules read(
            @JsonProperty("as") @Nullable As as,
            @JsonProperty("entries") @Nullable Glob entries,
            @JsonProperty("rowsBy") @Nullable String rowsBy) {
        return new BulkRules(as, entries == null ? Glob.ALL : entries, rowsBy);
    }
}
