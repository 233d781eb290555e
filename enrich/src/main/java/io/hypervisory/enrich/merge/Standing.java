package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Lineage;
import org.jspecify.annotations.Nullable;

/// The revision that a newer one replaces, with the record as it stood. Pure.
final class Standing {
    private Standing() {}

    /// The facts are what the old witnesses still say, the labels what was told. The hash proves
    /// that the two are the record of that revision, and it is written only then: after a reset the
    /// old witnesses are not known any longer, and a program that merges otherwise than the one
    /// before it makes another record of them. Which witness stands by which field is no part of
    /// that proof: it is as the witnesses stood last.
    ///
    /// @param ledger on the revision that is replaced; null before revision 1
    /// @param old content of its dossier; null when that is gone
    /// @return null when the record cannot be told
    static Output.@Nullable Stood of(@Nullable Ledger ledger, @Nullable Object old) {
        if (ledger == null || ledger.told() == null || old == null) {
            return null;
        }
        Object content = Contents.judged(old, ledger.classification());
        if (!Canonical.hash(content).equals(ledger.hash())) {
            return null;
        }
        Change told = ledger.told().change();
        var lineage =
                new Lineage(
                        ledger.revision(),
                        ledger.hash(),
                        ledger.firstSeen(),
                        ledger.changedAt(),
                        told.cause(),
                        ledger.told().witnesses());
        return new Output.Stood(told.with(Contents.entry(told.id(), content, lineage)));
    }
}
