package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.Packed.served;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hypervisory.ingest.catalogue.MailRules;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.crawl.TestCrawl;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    private static final Way MBOX = new Way.Mbox();
    private static final Way ARCHIVE = new Way.MailArchive(new MailRules(MailRules.Form.MBOX));
    private static final String BEGIN = "From s at example.com  Mon Jan  7 12:00:00 2008\n";

    private final TestCrawl crawl = new TestCrawl();

    @AfterEach
    void stop() {
        crawl.close();
    }

    private static String mail(String id, String text) {
        return BEGIN + "Subject: s\nMessage-ID: <" + id + ">\n\n" + text + "\n\n";
    }

    @Test
    void message_isADocument_withoutWhatTheMailboxAdded() throws InterruptedException {
        crawl.site.page(
                "/m", mail("1@h", "one\n>From here\n>>From there\nFrom me") + mail("2@h", "two\n"));

        SourceState state = crawl.crawl(MBOX, "/m");

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts())
                .containsOnly(
                        entry(
                                "/m#1@h",
                                "Subject: s\nMessage-ID: <1@h>\n\none\nFrom here\n>From there\nFrom me\n"),
                        entry("/m#2@h", "Subject: s\nMessage-ID: <2@h>\n\ntwo\n\n"));
    }

    @Test
    void sentenceThatBeginsWithFrom_beginsNoMessage() throws InterruptedException {
        crawl.site.page("/m", mail("1@h", "one\n\nFrom now on, all is well.\n"));

        crawl.crawl(MBOX, "/m");

        assertThat(crawl.taken()).hasSize(1);
    }

    @Test
    void message_isTheSameWhenOthersFollow_andCostsNothingThen() throws InterruptedException {
        crawl.site.page("/m", mail("1@h", "one"));
        crawl.crawl(MBOX, "/m");
        crawl.taken();

        crawl.site.page("/m", mail("1@h", "one") + mail("2@h", "two"));
        SourceState state = crawl.crawlAgain(MBOX, "/m");

        assertThat(state.unchanged()).isEqualTo(1);
        assertThat(crawl.texts()).containsOnlyKeys("/m#2@h");
    }

    @Test
    void oddIds_areStillAddresses() throws InterruptedException {
        String none = BEGIN + "Subject: s\n\nMessage-ID: <of@a.quote>\n";
        String folded = BEGIN + "Subject: s\r\nMESSAGE-ID:\r\n <folded@h>\r\n\r\nx\n";
        crawl.site.page("/m", mail("a b#%ü@h", "1") + mail("a#%ü@h", "2") + none + "\n" + folded);

        SourceState state = crawl.crawl(MBOX, "/m");

        assertThat(state.failure()).isNull();
        List<Fetched> taken = crawl.taken();
        assertThat(taken).hasSize(4);
        assertThat(taken).allMatch(each -> each.url().getPath().equals("/m"));
        assertThat(taken.get(0).url().getFragment()).startsWith("sha256:");
        assertThat(taken.get(1).url().getRawFragment()).startsWith("a%23%25");
        assertThat(taken.get(2).url().getFragment())
                .isEqualTo("sha256:" + Digests.sha256(taken.get(2).body()));
        assertThat(taken.get(3).url().getFragment()).isEqualTo("folded@h");
    }

    @Test
    void equalIds_areToldApart_andTheSameMessageTwiceIsOne() throws InterruptedException {
        crawl.site.page("/m", mail("1@h", "one") + mail("1@h", "other") + mail("1@h", "one"));

        crawl.crawl(MBOX, "/m");

        List<Fetched> taken = crawl.taken();
        assertThat(taken).hasSize(2);
        assertThat(taken.get(0).url().getFragment()).isEqualTo("1@h");
        assertThat(taken.get(1).url().getFragment())
                .isEqualTo("1@h;sha256:" + Digests.sha256(taken.get(1).body()));
    }

    @Test
    void bytes_stayWhatTheyAre() throws InterruptedException {
        byte[] latin = mail("1@h", "\u00fc\u0080\u00ff\r\n").getBytes(ISO_8859_1);
        crawl.site.page("/m.gz", served(Packed.gzip(latin)));

        crawl.crawl(MBOX, "/m.gz");

        assertThat(new String(crawl.taken().getFirst().body(), ISO_8859_1))
                .endsWith("\n\n\u00fc\u0080\u00ff\r\n\n");
    }

    @Test
    void archive_isReadByItsMailboxes_eachOnce() throws InterruptedException {
        crawl.site.page(
                "/list/",
                "<a href='2008-January.txt.gz'>g</a> <a href='2008-January.txt'>t</a>"
                        + " <a href='2008q2.txt'>t</a> <a href='2008-January/date.html'>d</a>"
                        + " <a href='http://elsewhere/2008-May.txt'>x</a>");
        crawl.site.page(
                "/list/2008-January.txt.gz", served(Packed.gzip(mail("1@h", "A").getBytes(UTF_8))));
        crawl.site.page("/list/2008q2.txt", mail("1@h", "B"));

        SourceState state = crawl.crawl(ARCHIVE, "/list/");

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts())
                .containsOnlyKeys("/list/2008-January.txt.gz#1@h", "/list/2008q2.txt#1@h");
    }

    @Test
    void archive_thatNamesNone_orAMissingOne_saysSo() throws InterruptedException {
        crawl.site.page("/none/", "<a href='2008-January/date.html'>d</a>");
        crawl.site.page("/list/", "<a href='2008-May.txt'>t</a> <a href='2008-June.txt'>t</a>");
        crawl.site.page("/list/2008-June.txt", mail("1@h", "A"));

        assertThat(crawl.crawl(ARCHIVE, "/none/").failure()).contains("names no mailbox");
        assertThat(crawl.crawl(ARCHIVE, "/list/").failure()).contains("2008-May.txt answered 404");
        assertThat(crawl.taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!doctype html><p>Sorry", "{}", ""})
    void whatIsNoMailbox_isNamed(String text) throws InterruptedException {
        crawl.site.page("/m", text);

        SourceState state = crawl.crawl(MBOX, "/m");

        assertThat(state.failure()).contains("/m is").contains("where a mailbox was due");
        assertThat(state.firstPassDone()).isFalse();
    }

    @Test
    void truncatedMailbox_isTakenAsFarAsItGoes_andAskedForAgain() throws InterruptedException {
        var text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append(mail(i + "@h", Digests.sha256(new byte[] {(byte) i, (byte) (i >> 8)})));
        }
        byte[] whole = Packed.gzip(text.toString().getBytes(UTF_8));
        crawl.site.page("/m.gz", served(Packed.cut(whole)));

        SourceState state = crawl.crawl(MBOX, "/m.gz");
        assertThat(state.failure()).contains("m.gz does not unpack");
        assertThat(crawl.taken()).hasSizeBetween(100, 400);

        crawl.site.page("/m.gz", served(whole));
        state = crawl.crawlAgain(MBOX, "/m.gz");
        assertThat(state.failure()).isNull();
        assertThat(state.fetched() + state.unchanged()).isEqualTo(500);
    }

    @Test
    void largeMessage_isNamed_andTheRestIsTaken() throws InterruptedException {
        byte[] mailbox = (mail("1@h", "x".repeat(500)) + mail("2@h", "two")).getBytes(UTF_8);

        assertThat(split(mailbox, new UnpackLimits(10, 100, 10_000, 200)))
                .containsExactly("fault: http://h/m: a message is larger than 100 bytes", "2@h");
        assertThat(split(mailbox, new UnpackLimits(10, 1000, 10_000, 200)))
                .containsExactly("1@h", "2@h");
    }

    private static List<String> split(byte[] mailbox, UnpackLimits limits)
            throws InterruptedException {
        var taken = new ArrayList<String>();
        var sink =
                new Sink() {
                    @Override
                    public void item(Item item) {
                        taken.add(item.url().getFragment());
                    }

                    @Override
                    public void fault(String reason, boolean retryable) {
                        taken.add("fault: " + reason);
                    }
                };
        var url = URI.create("http://h/m");
        var at = Instant.EPOCH;
        new Mailbox("f", limits, sink)
                .split(new Fetched(url, url, null, 200, null, null, null, at, mailbox));
        return taken;
    }

    @Test
    void localMailbox_isReadWhereItLies(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("m");
        Files.writeString(file, mail("1@h", "one"));

        crawl.crawl(MBOX, file.toUri());

        assertThat(crawl.texts()).containsOnlyKeys(file.toUri() + "#1@h");
    }

    @Test
    void vmsaMails_areReadByTheirReader() throws InterruptedException {
        crawl.site.page("/m", vmsa("VMSA-2008-0001", "1@h") + vmsa("VMSA-2008-0002", "2@h"));

        crawl.crawl(MBOX, "/m");

        assertThat(crawl.taken().stream().map(MailboxTest::read))
                .containsExactly(
                        List.of("VMSA-2008-0001 Low a flaw"), List.of("VMSA-2008-0002 Low a flaw"));
    }

    private static String vmsa(String id, String messageId) {
        return BEGIN
                + "From: security at example.com\nSubject: [list] "
                + id
                + " a flaw\nMessage-ID: <"
                + messageId
                + ">\n\n"
                + "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n"
                + "- ------------------------------------\n"
                + "                   VMware Security Advisory\n\n"
                + "Advisory ID:       "
                + id
                + "\nSynopsis:          Low a flaw\nIssue date:        2008-01-07\n"
                + "Updated on:        2008-01-07\nCVE numbers:       CVE-2007-5360\n"
                + "- ------------------------------------\n\n1. Summary\n\n   A flaw.\n\n"
                + "-----BEGIN PGP SIGNATURE-----\nxx\n-----END PGP SIGNATURE-----\n\n";
    }

    private static List<String> read(Fetched mail) {
        var document =
                new Document(
                        "s",
                        "vmsa-mail",
                        true,
                        mail.url().toString(),
                        null,
                        null,
                        -1,
                        -1,
                        Digests.sha256(mail.body()),
                        mail.at(),
                        mail.body());
        List<Notice> notices = ((Reading.Read) StandardReaders.all().read(document)).notices();
        return notices.stream()
                .filter(AdvisoryFacts.class::isInstance)
                .map(AdvisoryFacts.class::cast)
                .map(facts -> facts.id().local() + " " + facts.title())
                .toList();
    }
}
