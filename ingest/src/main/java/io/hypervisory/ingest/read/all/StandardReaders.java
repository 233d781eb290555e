package io.hypervisory.ingest.read.all;

import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.csaf.CsafReader;
import io.hypervisory.ingest.read.cve.EpssReader;
import io.hypervisory.ingest.read.cve.KevReader;
import io.hypervisory.ingest.read.feed.FeedReader;
import io.hypervisory.ingest.read.feed.PageReader;
import io.hypervisory.ingest.read.rpm.UpdateinfoReader;
import io.hypervisory.ingest.read.vmware.EsxPatchPageReader;
import io.hypervisory.ingest.read.vmware.EsxReleaseNotesReader;
import io.hypervisory.ingest.read.vmware.EsxiDepotReader;
import io.hypervisory.ingest.read.vmware.VmsaMailReader;
import java.util.List;

/// The readers that we have.
public final class StandardReaders {
    private StandardReaders() {}

    /// All of them, each made anew.
    public static Readers all() {
        return new Readers(
                List.of(
                        new CsafReader(),
                        new VmsaMailReader(),
                        new EsxiDepotReader(),
                        new UpdateinfoReader(),
                        new EsxPatchPageReader(),
                        new EsxReleaseNotesReader(),
                        new FeedReader(),
                        new PageReader()),
                List.of(new KevReader(), new EpssReader()));
    }
}
