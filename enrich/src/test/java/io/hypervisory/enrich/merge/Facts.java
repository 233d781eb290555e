package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notices for tests, made from few words.
public final class Facts {
    private Facts() {}

    public static Witness witness(
            String source, String format, String body, int second, boolean history) {
        return witness(source, format, body, second, 1, history);
    }

    static Witness witness(
            String source, String format, String body, int second, int reader, boolean history) {
        return new Witness(
                source + "/" + format,
                source,
                history,
                new Provenance(
                        "http://" + source + "/" + second,
                        "hypervisory.documents.v1",
                        0,
                        second,
                        Digests.sha256(body.getBytes()),
                        Instant.ofEpochSecond(second),
                        format,
                        reader));
    }

    static SaidDate day(String day) {
        return new SaidDate(
                day,
                LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
                SaidDate.Precision.DAY,
                "Z",
                true);
    }

    public static AdvisoryFacts advisory(
            String id,
            Witness witness,
            @Nullable String version,
            String title,
            @Nullable String date,
            String... cves) {
        return new AdvisoryFacts(
                NoticeId.parse(id),
                witness,
                List.of(),
                title,
                new Publisher("Vendor", null, "vendor"),
                null,
                null,
                null,
                version,
                date == null ? null : day(date),
                date == null ? null : day(date),
                null,
                null,
                List.of(new Note("summary", null, title + ". A host reboot is required.")),
                List.of(),
                List.of(),
                List.of(cves).stream().map(cve -> Vulnerability.ofCve(cve, null)).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    public static PatchFacts patch(String id, Witness witness, String advisory, String... cves) {
        return new PatchFacts(
                NoticeId.parse(id),
                witness,
                id.substring(id.indexOf('/') + 1),
                null,
                null,
                null,
                List.of("ESX 3.5"),
                "security",
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(NoticeId.parse(advisory)),
                List.of(cves),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static PostFacts post(String id, Witness witness, String title, String text) {
        return new PostFacts(
                NoticeId.parse(id),
                witness,
                title,
                "site",
                List.of("A. Writer"),
                "http://site/post",
                null,
                day("2007-12-07"),
                null,
                List.of(),
                text,
                IdGrammar.mentions(text));
    }
}
