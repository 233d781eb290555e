package io.hypervisory.ingest.catalogue;

/// How a source publishes, with what is particular to it.
public sealed interface Way {
    Source.Kind kind();

    /// An RSS, Atom or JSON feed.
    record Feed() implements Way {
        @Override
        public Source.Kind kind() {
            return Source.Kind.FEED;
        }
    }

    /// A CSAF provider (CSAF 2.0 section 7).
    record Csaf() implements Way {
        @Override
        public Source.Kind kind() {
            return Source.Kind.CSAF;
        }
    }

    /// A Mailman 2 (pipermail) archive.
    record MailArchive() implements Way {
        @Override
        public Source.Kind kind() {
            return Source.Kind.MAIL_ARCHIVE;
        }
    }
}
