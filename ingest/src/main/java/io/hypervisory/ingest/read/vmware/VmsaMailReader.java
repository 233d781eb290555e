package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.IdGrammar.Vmsa;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.MailPage.Mail;
import io.hypervisory.ingest.read.vmware.MailPage.NoMail;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// VMware's plain-text security advisories of 2007 to 2013, as mails of its list: a page of the
/// list's archive, RFC 822 text, or the bare text. A mail that is no advisory, or that answers one,
/// is read and holds nothing. Thread-safe.
public final class VmsaMailReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;
    private static final int LEAST_SECTIONS = 2;

    /// The subject of a reply or a forward, behind tags of lists: a stranger's words.
    private static final Pattern ANSWER =
            Pattern.compile(
                    "(?i)(?:\\s{0,4}\\[[^\\]]{0,60}]){0,4}\\s{0,4}"
                            + "(?:re|aw|antw|sv|fwd?|wg|tr)\\s?(?:\\[\\d{1,3}])?:");

    @Override
    public String format() {
        return "vmsa-mail";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        boolean frame = head.contains("VMSA-") && MailPage.FRAME.matcher(head).find();
        return head.contains(MailPage.BEGIN) || (frame && !MailPage.HTML.matcher(head).find());
    }

    @Override
    public Reading read(Document document) {
        return switch (MailPage.read(document)) {
            case NoMail no -> new Rejected(no.reason(), no.error());
            case Mail mail when mail.text().isBlank() ->
                    new Rejected("empty", "a mail without text");
            case Mail mail -> read(document, mail);
        };
    }

    private Reading read(Document document, Mail mail) {
        var unread = new Unread();
        AdvisoryText text = AdvisoryText.ofMail(mail.text());
        VmsaHead head = VmsaHead.in(text.lines(), unread);
        String field = head.field(VmsaHead.ID);
        String subject = mail.subject() == null ? "" : mail.subject();
        Optional<Vmsa> stated = field == null ? Optional.empty() : IdGrammar.findVmsa(field);
        boolean headed = field != null || isAdvisory(text);
        Optional<Vmsa> id =
                headed && !ANSWER.matcher(subject).lookingAt()
                        ? stated.or(() -> IdGrammar.findVmsa(subject))
                        : stated;
        if (id.isEmpty()) {
            return field == null
                    ? new Read(List.of())
                    : new Rejected("no-advisory-id", "Advisory ID is " + field);
        }
        AdvisoryText below = text.from(head.end());
        if (field != null && below.lines().stream().allMatch(String::isBlank)) {
            return new Rejected("truncated", "a head and nothing below");
        }
        var advisory =
                new VmsaAdvisory(id.get(), subject, head, below, VmsaAdvisory.PALO_ALTO, unread);
        return new Read(advisory.notices(document, this));
    }

    /// A mail without a head may name an advisory only in passing; what has its sections is one.
    private static boolean isAdvisory(AdvisoryText text) {
        return VmsaSections.in(text.lines()).size() >= LEAST_SECTIONS;
    }
}
