package io.hypervisory.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchSummaryTest {
    private static final HistoryFacts FACTS = HistoryFacts.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ESX-9986131 | It repairs openssh, openssl, python. It concerns the service console.",
                "ESX-1001724 | It repairs VMX. It concerns the virtual machine monitor and the VMkernel.",
                "ESX-1003347 | Its advisory is about aacraid driver, samba, python; which of them it"
                        + " repairs is not told. It concerns a driver or the service console.",
                "ESX-1000039 | ''"
            })
    void summary_saysWhatTheFactsSay_andLeavesOpenWhatTheyLeaveOpen(String patch, String summary) {
        assertThat(
                        FACTS.patches().stream()
                                .filter(each -> each.id().equals(patch))
                                .map(PatchSummary::of))
                .containsExactly(summary);
    }

    @ParameterizedTest
    @CsvSource({
        "MS08-067, It came out of band",
        "MS08-001, It came out on the monthly day",
        "MS07-049, It concerns products for virtualization: Virtual PC"
    })
    void bulletin_saysWhatTheFactsSay(String bulletin, String sentence) {
        assertThat(
                        BulletinPages.shelf(FACTS.bulletins()).pages().stream()
                                .filter(page ->
                                        page.path()
                                                .contains(
                                                        bulletin.toLowerCase(
                                                                java.util.Locale.ROOT)))
                                .map(Page::text))
                .singleElement()
                .asString()
                .contains(sentence, "The worst that its vulnerabilities allow is ");
    }
}
