package io.hypervisory.ingest.listing;

/// What one packed file may unpack to. [io.hypervisory.ingest.catalogue.BulkRules] states them.
///
/// @param entries what it may hold, taken or not
/// @param entryBytes of one entry
/// @param totalBytes of all that is unpacked
/// @param ratio of what is unpacked to the file, once that is more than a mebibyte
record UnpackLimits(int entries, long entryBytes, long totalBytes, int ratio) {
    static final UnpackLimits STANDARD = new UnpackLimits(100_000, 64L << 20, 4L << 30, 200);
}
