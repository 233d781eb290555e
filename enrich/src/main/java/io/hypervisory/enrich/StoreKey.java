package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PostFacts;

/// The key of dossier and ledger: the kind before the id, since an advisory and a patch may bear
/// the same one.
final class StoreKey {
    private StoreKey() {}

    static String of(Notice notice) {
        return switch (notice) {
            case AdvisoryFacts _ -> "advisory:" + notice.id();
            case PatchFacts _ -> "patch:" + notice.id();
            case PostFacts _ -> "post:" + notice.id();
        };
    }

    static String of(Output.Touch touch) {
        return touch.entryType() + ":" + touch.id();
    }

    static String of(Entry entry) {
        return switch (entry) {
            case Advisory _ -> "advisory:" + entry.id();
            case Patch _ -> "patch:" + entry.id();
            case Post _ -> "post:" + entry.id();
        };
    }
}
