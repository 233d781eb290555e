package io.hypervisory.ingest.read.all;

import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.citrix.CtxPageReader;
import io.hypervisory.ingest.read.csaf.CsafReader;
import io.hypervisory.ingest.read.cve.EpssReader;
import io.hypervisory.ingest.read.cve.KevReader;
import io.hypervisory.ingest.read.feed.FeedReader;
import io.hypervisory.ingest.read.feed.PageReader;
import io.hypervisory.ingest.read.proxmox.ProxmoxThreadReader;
import io.hypervisory.ingest.read.release.ReleasePageReader;
import io.hypervisory.ingest.read.virtuozzo.OpenvzKernelReader;
import io.hypervisory.ingest.read.virtuozzo.ReadyKernelReader;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoKbReader;
import io.hypervisory.ingest.read.virtuozzo.VzaPageReader;
import io.hypervisory.ingest.read.virtuozzo.VzlsaReader;
import io.hypervisory.ingest.read.vmware.VmsaMailReader;
import io.hypervisory.ingest.read.xen.XsaListReader;
import io.hypervisory.ingest.read.xen.XsaReader;
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
                        new VzaPageReader(),
                        new VzlsaReader(),
                        new ReadyKernelReader(),
                        new OpenvzKernelReader(),
                        new VirtuozzoKbReader(),
                        new ReleasePageReader(),
                        new XsaReader(),
                        new XsaListReader(),
                        new CtxPageReader(),
                        new ProxmoxThreadReader(),
                        new FeedReader(),
                        new PageReader()),
                List.of(new KevReader(), new EpssReader()));
    }
}
