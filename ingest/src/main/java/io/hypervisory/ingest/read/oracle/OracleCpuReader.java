package io.hypervisory.ingest.read.oracle;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.NoticeIds;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;

/// The page of a Critical Patch Update, a bulletin or a security alert of Oracle's, as of 2008 and
/// later: one advisory. Risk matrices are found by the words in their headers. A page without any
/// is another page or half of one. Thread-safe.
public final class OracleCpuReader implements DocumentReader {
    static final String VENDOR = "oracle";

    private static final int LOOK = 16 * 1024;

    @Override
    public String format() {
        return "oracle-cpu";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK).toLowerCase(Locale.ROOT);
        int title = head.indexOf("<title");
        int end = head.indexOf("</title>", title + 1);
        return head.contains("<html")
                && title >= 0
                && end > title
                && head.substring(title, end).contains("critical patch update");
    }

    @Override
    public Reading read(Document document) {
        String text = Text.decode(document.body(), document.contentType());
        if (text.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        var page = Jsoup.parse(text, document.url());
        CpuHead head = CpuHead.of(page, document.url());
        NoticeId id = NoticeIds.advisory(VENDOR, head.id());
        if (id == null) {
            return new Rejected("not-an-advisory", "neither address nor title names one");
        }
        if (!text.toLowerCase(Locale.ROOT).contains("</html")) {
            return new Rejected("truncated", "the page does not end");
        }
        CpuPage said = CpuPage.read(page.body(), document.url());
        if (said.isWithoutMatrix()) {
            return new Rejected("no-risk-matrix", "no table of it is a risk matrix");
        }
        return new Read(List.of(said.facts(id, head, document.witness(this))));
    }
}
