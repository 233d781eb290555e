package io.hypervisory.ingest.read.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxmoxThreadReaderTest {
    private static final String ADVISORY =
            post(
                    "Subject: PSA-2025-00009-1: Privilege escalation<br>Advisory date: 2025-03-01<br>"
                            + "Packages: pve-access-control<br>Details: CVE-2025-11111 bad.<br>"
                            + "Fixed: pve-access-control 8.2.1");

    private static String post(String text) {
        return "<article class='message message--post'><div class=bbWrapper>%s</div></article>"
                .formatted(text);
    }

    private static List<String> titles(String html) {
        var reader = new ProxmoxThreadReader();
        return ((Read) reader.read(Documents.of("proxmox-thread", html)))
                .notices().stream().map(notice -> ((AdvisoryFacts) notice).title()).toList();
    }

    @Test
    void replyThatNamesAnAdvisory_isNone() {
        assertThat(titles(ADVISORY + post("PSA-2025-00009-1 does not affect PVE 7, right?")))
                .containsExactly("Privilege escalation");
        assertThat(titles(ADVISORY + post("PSA-2025-00009-1: is it CVE-2024-99999?")))
                .containsExactly("Privilege escalation");
        assertThat(titles(ADVISORY + post("What of PSA-2025-00010-1?<br>Fixed: not yet")))
                .containsExactly("Privilege escalation");
    }

    @Test
    void ofOneRevision_thePostWithAnAdvisorysFieldsStays() {
        assertThat(titles(ADVISORY + post("Subject: PSA-2025-00009-1: hello?<br>Thanks!")))
                .containsExactly("Privilege escalation");
    }

    @Test
    void advisoryWithoutSubject_countsByItsFirstLine() {
        assertThat(titles(post("PSA-2025-00009-1: Escape<br>Packages: pve-qemu-kvm")))
                .containsExactly("Escape");
        assertThat(titles(post("PSA-2025-00009-1 – Escape<br>Fixed: pve-qemu-kvm 9.0.2-4")))
                .containsExactly("Escape");
    }
}
