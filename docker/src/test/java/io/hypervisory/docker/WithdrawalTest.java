package io.hypervisory.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A publisher takes back what it published: from its document through the real reader and the step
/// to the change that is told.
class WithdrawalTest {
    private static final String MAIL =
            """
            <HTML><HEAD><TITLE> [Security-announce] VMSA-2008-0001 Test of the frame</TITLE></HEAD><BODY>
            <H1>[Security-announce] VMSA-2008-0001 Test of the frame</H1>
            <I>Mon Jan  7 14:03:22 PST 2008</I>
            <!--beginarticle-->
            <PRE>
            - -------------------------------------------------------------------
                               VMware Security Advisory

            Advisory ID:       VMSA-2008-0001
            Synopsis:          Moderate buffer overflow in a service console package
            Issue date:        2008-01-07
            Updated on:        %s
            CVE numbers:       CVE-2007-5360
            - -------------------------------------------------------------------

            1. Summary

               %s

            2. Relevant releases

               VMware ESX Server 3.5
            </PRE>
            <!--endarticle--></BODY></HTML>
            """;

    private static final String CSAF =
            """
            {"$schema": "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json",
             "document": {
               "category": "%s",
               "csaf_version": "2.1",
               "distribution": {"tlp": {"label": "CLEAR"}},
               "notes": [{"category": "description", "title": "%s",
                          "text": "Written for a test."}],
               "publisher": {"category": "vendor", "name": "Made up", "namespace": "https://vendor.example"},
               "title": "Made up for a test",
               "tracking": {
                 "id": "ADV-2026-1", "status": "final", "version": "%s",
                 "initial_release_date": "2026-01-05T10:00:00Z",
                 "current_release_date": "2026-0%s-05T10:00:00Z",
                 "revision_history": [
                   {"number": "%s", "date": "2026-0%s-05T10:00:00Z", "summary": "As said"}]}}}
            """;

    private final MergeStep step = new MergeStep(Classifier.standard());

    private static Notice read(String format, String text, int day) {
        byte[] body = text.getBytes(UTF_8);
        var document =
                new Document(
                        "a-source",
                        format,
                        false,
                        "https://vendor.example/document",
                        null,
                        null,
                        -1,
                        -1,
                        Digests.sha256(body),
                        Instant.parse("2026-06-01T00:00:00Z").plusSeconds(86_400L * day),
                        body);
        var reading = StandardReaders.all().read(document);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).notices().getFirst();
    }

    private static String mail(String updated, String summary) {
        return MAIL.formatted(updated, summary);
    }

    private static String csaf(String category, String note, int version) {
        return CSAF.formatted(category, note, version, version, version, version);
    }

    /// What is told of the last; null when that is nothing.
    private @Nullable Change change(List<Notice> notices) {
        MergeStep.Result result = new MergeStep.Result(MergeState.EMPTY, List.of());
        for (Notice each : notices) {
            result = step.apply(result.state(), each, each.witness().provenance().fetchedAt());
        }
        return result.outputs().stream()
                .filter(Output.Tell.class::isInstance)
                .map(each -> ((Output.Tell) each).change())
                .findFirst()
                .orElse(null);
    }

    private void isWithdrawn(Notice before, Notice after) {
        Change change = change(List.of(before, after));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(change).isNotNull();
        assertThat(change.kind()).isEqualTo(Change.Kind.WITHDRAWN);
        assertThat(change.cause()).isEqualTo(Cause.PUBLISHER);
        assertThat(change.revision()).isEqualTo(2);
    }

    @Test
    void mailThatSaysSo_withdrawsItsAdvisory() {
        isWithdrawn(
                read("vmsa-mail", mail("2008-01-23", "A package is updated."), 1),
                read("vmsa-mail", mail("2008-02-01", "This advisory has been withdrawn."), 2));
    }

    @Test
    void mailThatDeniesIt_isARevision() {
        Change change =
                change(
                        List.of(
                                read("vmsa-mail", mail("2008-01-23", "A package."), 1),
                                read(
                                        "vmsa-mail",
                                        mail("2008-02-01", "This advisory has not been withdrawn."),
                                        2)));

        assertThat(change).isNotNull();
        assertThat(change.kind()).isEqualTo(Change.Kind.REVISED);
    }

    @Test
    void csafOfTheCategory_withdrawsItsAdvisory_once() {
        Notice before = read("csaf", csaf("csaf_security_advisory", "Summary", 1), 1);
        Notice after = read("csaf", csaf("csaf_withdrawn", "Reasoning for Withdrawal", 2), 2);
        Notice again = read("csaf", csaf("csaf_withdrawn", "Reasoning for Withdrawal", 3), 3);

        isWithdrawn(before, after);
        Change change = change(List.of(before, after, again));
        assertThat(change).isNotNull();
        assertThat(change.kind()).isEqualTo(Change.Kind.REVISED);
    }
}
