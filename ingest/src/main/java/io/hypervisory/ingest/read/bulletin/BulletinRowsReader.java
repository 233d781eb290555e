package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Rows of Microsoft's bulletins and updates as CSV: a sheet of `BulletinSearch.xlsx`, by bulletin,
/// or the definitions of the Windows Exploit Suggester, by CVE. Rows of one bulletin or CVE become
/// one advisory, wherever they stand. Thread-safe.
public final class BulletinRowsReader implements DocumentReader {
    private static final int LOOK = 1024;
    private static final Pattern HEAD =
            Pattern.compile(
                    "(?is)\\W{0,8}date\\s?posted\\W{1,8}(?:bulletin\\s?id\\b|cve\\W{1,8}bulletin\\s?kb\\b).*");
    private static final Pattern BULLETIN = Pattern.compile("(?i)MS\\d{2}-\\d{3}");
    private static final Pattern ADVISORY = Pattern.compile("(?i)ADV\\d{6,8}");
    private static final CSVFormat CSV =
            CSVFormat.RFC4180
                    .builder()
                    .setIgnoreEmptyLines(true)
                    .setCommentMarker('#')
                    .setTrailingData(true)
                    .setLenientEof(true)
                    .get();

    @Override
    public String format() {
        return "ms-bulletins";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "read rows of both real workbooks, and 608,740 real rows of the list by CVE";
    }

    @Override
    public boolean recognises(Document document) {
        return HEAD.matcher(Text.head(document.body(), LOOK)).matches();
    }

    @Override
    public Reading read(Document document) {
        String text = Text.decode(document.body(), document.contentType());
        try (CSVParser parser = CSVParser.parse(text, CSV)) {
            Iterator<CSVRecord> rows = parser.iterator();
            RowColumns columns = rows.hasNext() ? RowColumns.of(rows.next()) : null;
            return columns == null
                    ? new Rejected("no-bulletin-rows", "its first row does not name the columns")
                    : new Read(notices(document, columns, rows));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return new Rejected("not-csv", String.valueOf(e.getMessage()));
        }
    }

    private List<Notice> notices(Document document, RowColumns columns, Iterator<CSVRecord> rows) {
        Map<NoticeId, RowGroup> groups = new LinkedHashMap<>();
        Witness witness = witness(document);
        var updates = new RowUpdates(columns, witness);
        while (rows.hasNext()) {
            CSVRecord row = rows.next();
            List<String> numbers = RowUpdates.numbers(RowColumns.cell(row, columns.kb()));
            NoticeId id = columns.isHead(row) ? null : id(row, columns, numbers);
            if (id == null) {
                continue;
            }
            List<String> cves = RowCves.in(RowColumns.cell(row, columns.cves()));
            groups.computeIfAbsent(id, key -> new RowGroup(key, columns))
                    .add(row, literal(row, columns, id), numbers, cves);
            updates.add(row, numbers, id, cves);
        }
        var notices = new ArrayList<Notice>();
        groups.values().forEach(group -> notices.add(group.notice(witness)));
        notices.addAll(updates.notices());
        return notices;
    }

    /// Null when the row names nothing: such rows stand at the end of the sheets.
    private static @Nullable NoticeId id(CSVRecord row, RowColumns columns, List<String> numbers) {
        String said = named(row, columns);
        Matcher bulletin = (columns.isByBulletin() ? BULLETIN : ADVISORY).matcher(said);
        if (bulletin.find()) {
            return new NoticeId("microsoft", bulletin.group().toUpperCase(Locale.ROOT));
        }
        List<String> cves = columns.isByBulletin() ? List.of() : RowCves.in(said);
        if (cves.size() == 1) {
            return new NoticeId("microsoft", cves.getFirst());
        }
        return numbers.size() == 1 ? Updates.id(numbers.getFirst()) : null;
    }

    /// The id as the row writes it; null where it has none of its own and goes by its update.
    private static @Nullable String literal(CSVRecord row, RowColumns columns, NoticeId id) {
        return id.local().startsWith("KB") ? null : named(row, columns);
    }

    private static String named(CSVRecord row, RowColumns columns) {
        return RowColumns.cell(row, columns.isByBulletin() ? columns.bulletin() : columns.cves());
    }

    /// An update, and at times a CVE, stands in several sheets of a workbook and in several parts
    /// of a list: each says what the others do not.
    private Witness witness(Document document) {
        String url = document.url();
        int fragment = url.indexOf('#');
        int entry = url.indexOf("!/");
        String part =
                fragment >= 0
                        ? url.substring(fragment + 1)
                        : entry < 0 ? "" : url.substring(entry + 2);
        return part.isEmpty()
                ? document.witness(this)
                : document.witnessOfPatch(this, URLDecoder.decode(part, StandardCharsets.UTF_8));
    }
}
