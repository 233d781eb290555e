package io.hypervisory.enrich.judgement.cadence;

import static io.hypervisory.enrich.judgement.cadence.Notices.judged;
import static io.hypervisory.enrich.judgement.cadence.Notices.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.cadence.Notices.AdvisoryDraft;
import io.hypervisory.enrich.judgement.cadence.Notices.PatchDraft;
import io.hypervisory.ingest.contract.product.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixTollTest {
    private static final Classification STOPS_MACHINES =
            judged(List.of(), List.of(), List.of(label("vm-power-cycle", Verdict.YES)));

    @Test
    void machinesThatMustStop_areCertain_whereTheHostGoesOnOrNobodySays() {
        assertThat(FixToll.of(patch().judged(STOPS_MACHINES).done()))
                .isEqualTo(Toll.VM_POWER_CYCLE);
        assertThat(FixToll.of(patch().costs(false, false).judged(STOPS_MACHINES).done()))
                .isEqualTo(Toll.VM_POWER_CYCLE);
        assertThat(FixToll.of(patch().live().judged(STOPS_MACHINES).done()))
                .isEqualTo(Toll.VM_POWER_CYCLE);
    }

    @Test
    void hostThatRestartsOrIsEmptied_isTheHeavierToll() {
        assertThat(FixToll.of(patch().costs(true, null).judged(STOPS_MACHINES).done()))
                .isEqualTo(Toll.HOST_REBOOT);
        assertThat(FixToll.of(patch().costs(false, true).judged(STOPS_MACHINES).done()))
                .isEqualTo(Toll.VM_MIGRATION);
    }

    @Test
    void releaseThatNeedsNoRestart_stillEmptiesTheHost_whereItsWordsSaySo() {
        var moves = judged(List.of(), List.of(), List.of(label("vm-migration", Verdict.YES)));
        var xen =
                new AdvisoryDraft("citrix/CTX1")
                        .restart("XenServer 5.0", "No")
                        .judged(moves)
                        .done();
        var windows =
                new AdvisoryDraft("microsoft/MS08-001")
                        .restart("Windows Server 2003", "No")
                        .judged(moves)
                        .done();

        assertThat(FixToll.of(xen, Platform.parse("citrix/xenserver-5.0")))
                .isEqualTo(Toll.VM_MIGRATION);
        // it has no maintenance mode
        assertThat(FixToll.of(windows, Platform.parse("microsoft/windows-server-2003")))
                .isEqualTo(Toll.NONE);
    }

    private static PatchDraft patch() {
        return new PatchDraft("vmware/ESX-1");
    }
}
