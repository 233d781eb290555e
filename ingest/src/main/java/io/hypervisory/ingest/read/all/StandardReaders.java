package io.hypervisory.ingest.read.all;

import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.csaf.CsafReader;
import io.hypervisory.ingest.read.cve.CveJson5Reader;
import io.hypervisory.ingest.read.cve.EpssReader;
import io.hypervisory.ingest.read.cve.KevReader;
import io.hypervisory.ingest.read.feed.AdvisoryFeedReader;
import io.hypervisory.ingest.read.cve.Nvd11Reader;
import io.hypervisory.ingest.read.cve.NvdReader;
import io.hypervisory.ingest.read.cve.OsvReader;
import io.hypervisory.ingest.read.feed.FeedReader;
import io.hypervisory.ingest.read.feed.PageReader;
import io.hypervisory.ingest.read.vmware.BroadcomListReader;
import io.hypervisory.ingest.read.vmware.VmsaMailReader;
import io.hypervisory.ingest.read.vmware.VmsaPageReader;
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
                        new VmsaPageReader(),
                        new BroadcomListReader(),
                        new AdvisoryFeedReader(),
                        new FeedReader(),
                        new PageReader()),
                List.of(
                        new KevReader(),
                        new EpssReader(),
                        new CveJson5Reader(),
                        new NvdReader(),
                        new Nvd11Reader(),
                        new OsvReader()));
    }
}
