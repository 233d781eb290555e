package io.hypervisory.ingest.read.all;

import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.bulletin.BulletinPageReader;
import io.hypervisory.ingest.read.bulletin.BulletinRowsReader;
import io.hypervisory.ingest.read.citrix.CtxPageReader;
import io.hypervisory.ingest.read.csaf.CsafReader;
import io.hypervisory.ingest.read.cve.CveJson5Reader;
import io.hypervisory.ingest.read.cve.EpssReader;
import io.hypervisory.ingest.read.cve.KevReader;
import io.hypervisory.ingest.read.cve.Nvd11Reader;
import io.hypervisory.ingest.read.cve.NvdReader;
import io.hypervisory.ingest.read.cve.OsvReader;
import io.hypervisory.ingest.read.cvrf.CvrfReader;
import io.hypervisory.ingest.read.cvrf.MsrcCvrfReader;
import io.hypervisory.ingest.read.feed.AdvisoryFeedReader;
import io.hypervisory.ingest.read.feed.FeedReader;
import io.hypervisory.ingest.read.feed.PageReader;
import io.hypervisory.ingest.read.oracle.OracleCpuReader;
import io.hypervisory.ingest.read.oval.OvalReader;
import io.hypervisory.ingest.read.proxmox.ProxmoxThreadReader;
import io.hypervisory.ingest.read.release.ReleasePageReader;
import io.hypervisory.ingest.read.rpm.UpdateinfoReader;
import io.hypervisory.ingest.read.virtuozzo.OpenvzKernelReader;
import io.hypervisory.ingest.read.virtuozzo.ReadyKernelReader;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoKbReader;
import io.hypervisory.ingest.read.virtuozzo.VzaPageReader;
import io.hypervisory.ingest.read.virtuozzo.VzlsaReader;
import io.hypervisory.ingest.read.vmware.BroadcomListReader;
import io.hypervisory.ingest.read.vmware.EsxPatchPageReader;
import io.hypervisory.ingest.read.vmware.EsxReleaseNotesReader;
import io.hypervisory.ingest.read.vmware.EsxiDepotReader;
import io.hypervisory.ingest.read.vmware.VmsaMailReader;
import io.hypervisory.ingest.read.vmware.VmsaPageReader;
import io.hypervisory.ingest.read.xen.XsaListReader;
import io.hypervisory.ingest.read.xen.XsaReader;
import java.util.List;
import java.util.stream.Stream;

/// The readers that we have. Add one here, and `FormatsTest` says what else it needs.
public final class StandardReaders {
    private StandardReaders() {}

    /// All of them, each made anew; in the order of asking when a document's format is not stated:
    /// what is sure of itself first, what takes most last.
    public static Readers all() {
        return new Readers(
                Stream.of(structured(), vmware(), pages(), posts()).flatMap(List::stream).toList(),
                lists());
    }

    private static List<DocumentReader> structured() {
        return List.of(
                new CsafReader(),
                new MsrcCvrfReader(),
                new CvrfReader(),
                new OvalReader(),
                new UpdateinfoReader(),
                new EsxiDepotReader(),
                new VzlsaReader(),
                new XsaListReader(),
                new BroadcomListReader(),
                new BulletinRowsReader());
    }

    private static List<DocumentReader> vmware() {
        return List.of(
                new VmsaMailReader(),
                new VmsaPageReader(),
                new EsxPatchPageReader(),
                new EsxReleaseNotesReader());
    }

    private static List<DocumentReader> pages() {
        return List.of(
                new BulletinPageReader(),
                new XsaReader(),
                new VzaPageReader(),
                new ReadyKernelReader(),
                new OpenvzKernelReader(),
                new VirtuozzoKbReader(),
                new ReleasePageReader(),
                new CtxPageReader(),
                new ProxmoxThreadReader(),
                new OracleCpuReader());
    }

    private static List<DocumentReader> posts() {
        return List.of(new AdvisoryFeedReader(), new FeedReader(), new PageReader());
    }

    private static List<AssertionReader> lists() {
        return List.of(
                new KevReader(),
                new EpssReader(),
                new CveJson5Reader(),
                new NvdReader(),
                new Nvd11Reader(),
                new OsvReader());
    }
}
