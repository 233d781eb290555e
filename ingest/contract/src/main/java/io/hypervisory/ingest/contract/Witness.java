package io.hypervisory.ingest.contract;

/// Which document speaks: of one advisory each witness has one newest notice.
///
/// @param key stable over refetching and re-reading: source and format, and for a patch named by an
///   advisory that advisory's id too
/// @param source the catalogue's name of the source
/// @param history the document came with its source's first complete pass, so what it says is not
///   news
public record Witness(String key, String source, boolean history, Provenance provenance) {
    public Witness {
        Checks.nonBlank(key, "witness key");
        Checks.nonBlank(source, "source");
    }
}
