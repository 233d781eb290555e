package io.hypervisory.ingest.read.all;

import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.bulletin.BulletinPageReader;
import io.hypervisory.ingest.read.bulletin.BulletinRowsReader;
import io.hypervisory.ingest.read.csaf.CsafReader;
import io.hypervisory.ingest.read.cve.EpssReader;
import io.hypervisory.ingest.read.cve.KevReader;
import io.hypervisory.ingest.read.feed.FeedReader;
import io.hypervisory.ingest.read.feed.PageReader;
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
                        new BulletinPageReader(),
                        new BulletinRowsReader(),
                        new FeedReader(),
                        new PageReader()),
                List.of(new KevReader(), new EpssReader()));
    }
}
