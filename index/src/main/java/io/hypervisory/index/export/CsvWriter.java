package io.hypervisory.index.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.document.Document;
import io.hypervisory.index.search.Found;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Comma-separated values after RFC 4180, with names in the first row. An empty cell is what is not
/// known; several values are parted by `; `. A cell that a spreadsheet would take for a formula has
/// an apostrophe before it.
final class CsvWriter implements EntryWriter {
    /// The columns in their order. They are part of the contract: new ones come last.
    static final Map<String, Function<Document, @Nullable Object>> COLUMNS = columns();

    private static final String FORMULA = "=+-@＝＋－＠\t\r";

    private final CSVPrinter printer;

    CsvWriter(OutputStream stream) {
        try {
            printer = new CSVPrinter(new OutputStreamWriter(stream, UTF_8), CSVFormat.RFC4180);
        } catch (IOException e) {
            throw new IllegalStateException("writes nothing yet", e);
        }
    }

    private static Map<String, Function<Document, @Nullable Object>> columns() {
        var columns = new LinkedHashMap<String, Function<Document, @Nullable Object>>();
        columns.put("type", Document::type);
        columns.put("id", Document::id);
        columns.put("vendor", Document::vendor);
        columns.put("publisher", Document::publisher);
        columns.put("title", Document::title);
        columns.put("published", Document::published);
        columns.put("updated", Document::updated);
        columns.put("severity", Document::severity);
        columns.put("urgency", each -> each.judged().urgency());
        columns.put("urgencyPoints", each -> each.judged().urgencyPoints());
        columns.put("kev", each -> each.listed().kev());
        columns.put("due", each -> each.listed().due());
        columns.put("epss", each -> each.listed().epss());
        columns.put("cvss", each -> each.listed().cvss());
        columns.put("fix", Document::fix);
        columns.put("kind", each -> each.judged().kind());
        columns.put("component", each -> each.judged().component());
        columns.put("formFactor", each -> each.judged().formFactor());
        columns.put("mechanism", each -> each.judged().mechanism());
        columns.put("impact", each -> each.judged().impact());
        columns.put("impactNo", each -> each.judged().impactNo());
        columns.put("attack", each -> each.judged().attack());
        columns.put("quality", each -> each.judged().quality());
        columns.put("state", each -> each.judged().state());
        columns.put("fixes", each -> each.judged().fixes());
        columns.put("library", each -> each.judged().library());
        columns.put("cve", Document::cve);
        columns.put("product", Document::product);
        columns.put("platforms", Document::platforms);
        columns.put("status", Document::status);
        columns.put("version", Document::version);
        columns.put("revision", Document::revision);
        columns.put("source", Document::source);
        columns.put("url", Document::url);
        return columns;
    }

    @Override
    public void begin() throws IOException {
        printer.printRecord(COLUMNS.keySet());
    }

    @Override
    public void write(Found found) throws IOException {
        var row = new ArrayList<String>(COLUMNS.size());
        COLUMNS.values().forEach(column -> row.add(cell(column.apply(found.document()))));
        printer.printRecord(row);
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text =
                value instanceof List<?> several
                        ? String.join("; ", several.stream().map(String::valueOf).toList())
                        : value.toString();
        String begin = text.stripLeading();
        boolean formula =
                !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                        || !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    @Override
    public void end() throws IOException {
        printer.flush();
    }
}
