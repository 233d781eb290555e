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

/// VMware's plain-text security advisories of 2007 to 2013, as mails of its list: a page of the
/// list's archive, RFC 822 text, or the bare text. A mail that is no advisory is read and holds
/// nothing. Thread-safe.
public final class VmsaMailReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;

    @Override
    public String format() {
        return "vmsa-mail";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return head.contains(MailPage.BEGIN)
                || (head.contains("VMSA-") && head.contains("Advisory ID:"));
    }

    @Override
    public Reading read(Document document) {
        return switch (MailPage.read(document)) {
            case NoMail no -> new Rejected(no.reason(), no.error());
            case Mail mail -> read(document, mail);
        };
    }

    private Reading read(Document document, Mail mail) {
        var unread = new Unread();
        List<String> lines = MailText.lines(mail.text());
        VmsaHead head = VmsaHead.in(lines, unread);
        String subject = mail.subject() == null ? "" : mail.subject();
        Optional<Vmsa> id = id(head, subject);
        if (id.isEmpty()) {
            return new Read(List.of());
        }
        List<String> below = lines.subList(head.end(), lines.size());
        var advisory = new VmsaAdvisory(id.get(), subject, head, below, unread);
        return new Read(advisory.notices(document, this));
    }

    /// A mail that names an advisory only in passing has no such field and no such subject.
    private static Optional<Vmsa> id(VmsaHead head, String subject) {
        String field = head.field("advisory id");
        Optional<Vmsa> stated = field == null ? Optional.empty() : IdGrammar.findVmsa(field);
        return stated.or(() -> IdGrammar.findVmsa(subject));
    }
}
