package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.IdGrammar.Vmsa;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// The page of one VMware advisory: vmware.com from 2007 to 2024, with tables as text and as HTML,
/// and Broadcom's portal. The page's frame is not looked at; what counts begins with the field
/// `Advisory ID`. Thread-safe.
public final class VmsaPageReader implements DocumentReader {
    private static final int LOOK = 128 * 1024;
    private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype\\s+html|html|body)\\b");
    private static final Pattern ID =
            Pattern.compile("(?i)Advisory(?:\\s|&nbsp;|&#160;|\u00A0){1,8}ID");
    private static final Pattern END = Pattern.compile("(?i)</(?:html|body)\\s*>");
    private static final Pattern BROADCOM =
            Pattern.compile("(?i)https?://(?:[\\w-]{1,60}\\.){0,5}broadcom\\.com(?:[:/].*)?");

    @Override
    public String format() {
        return "vmsa-page";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return !head.contains(MailPage.BEGIN)
                && HTML.matcher(head).find()
                && head.contains("VMSA-")
                && ID.matcher(head).find();
    }

    @Override
    public Reading read(Document document) {
        String page = Text.decode(document.body(), document.contentType());
        if (page.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        var unread = new Unread();
        AdvisoryText text = PageText.of(Jsoup.parse(page));
        VmsaHead head = VmsaHead.in(text.lines(), unread);
        String field = head.field(VmsaHead.ID);
        Optional<Vmsa> id = field == null ? Optional.empty() : IdGrammar.findVmsa(field);
        if (id.isEmpty()) {
            return new Rejected("not-an-advisory", "no field Advisory ID with an id");
        }
        ZoneId zone =
                BROADCOM.matcher(document.url()).matches() ? Dates.UTC : VmsaAdvisory.PALO_ALTO;
        var advisory = new VmsaAdvisory(id.get(), "", head, text.from(head.end()), zone, unread);
        boolean ends = END.matcher(page).find() || advisory.has("contact");
        if (!ends || !advisory.hasSections()) {
            return new Rejected(
                    ends ? "not-an-advisory" : "truncated",
                    ends ? "a head without numbered sections" : "neither contact nor end of page");
        }
        return new Read(advisory.notices(document, this));
    }
}
