package io.hypervisory.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The question of the founding post: how many of the vulnerabilities that VMware patched sat in
/// the service console, and how many in the monitor itself. By the rules, from the words of the
/// archive's mails; the facts were classed by hand.
class ArchiveComponentsTest {
    private static final List<Advisory> ADVISORIES = advisories();

    private static List<Advisory> advisories() {
        var merge = new MergeStep(Classifier.standard());
        var advisories = new ArrayList<Advisory>();
        for (Page page : MailArchive.pages(MailArchive.mails(HistoryFacts.load()))) {
            if (page.path().matches(".*/\\d{6}\\.html")) {
                for (Notice notice : notices(page)) {
                    for (Output output :
                            merge.apply(MergeState.EMPTY, notice, Instant.EPOCH).outputs()) {
                        if (output instanceof Output.Publish(Advisory advisory, byte[] _)) {
                            advisories.add(advisory);
                        }
                    }
                }
            }
        }
        return advisories;
    }

    private static List<Notice> notices(Page page) {
        var document =
                new Document(
                        "vmware-list",
                        "vmsa-mail",
                        false,
                        "http://lists.example" + page.path(),
                        null,
                        null,
                        -1,
                        -1,
                        "0",
                        Instant.EPOCH,
                        page.text().getBytes(StandardCharsets.UTF_8));
        return switch (StandardReaders.all().read(document)) {
            case Reading.Read(List<Notice> notices) -> notices;
            case Reading.Rejected rejected ->
                    throw new IllegalStateException(page.path() + ": " + rejected);
        };
    }

    @Test
    void everyMail_isJudged() {
        assertThat(ADVISORIES).hasSize(34);
    }

    @ParameterizedTest
    @CsvSource({
        "2007, service-console, 38",
        "2007, hypervisor, 2",
        "2008, service-console, 42",
        "2008, hypervisor, 3"
    })
    void vulnerabilities_ofAComponent_areThoseOfTheFacts(
            String year, String component, int vulnerabilities) {
        assertThat(cves("VMSA-" + year, component)).hasSize(vulnerabilities);
    }

    private static Set<String> cves(String prefix, String component) {
        var cves = new TreeSet<String>();
        for (Advisory advisory : ADVISORIES) {
            if (advisory.id().local().startsWith(prefix)) {
                for (Classification.Part part : advisory.content().classification().parts()) {
                    if (part.cve() != null && names(part, component)) {
                        cves.add(part.cve());
                    }
                }
            }
        }
        return cves;
    }

    private static boolean names(Classification.Part part, String component) {
        return part.components().stream().anyMatch(label -> label.value().equals(component));
    }
}
