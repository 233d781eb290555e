package io.hypervisory.ingest.read;

/// Turns documents of one format into notices. Implementations are thread-safe, do no I/O and throw
/// on no input: what cannot be used is [Reading.Rejected].
public interface DocumentReader {
    /// The catalogue's name of the format.
    String format();

    /// Rises when the reader reads more or differently.
    int version();

    /// A cheap look at the beginning, for documents whose format nobody stated.
    boolean recognises(Document document);

    /// On what it was proven, for people: so many real documents, or a description alone.
    default String proof() {
        return "written from a description alone: no original could be had";
    }

    Reading read(Document document);
}
