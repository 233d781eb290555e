package io.hypervisory.index.export;

import io.hypervisory.index.search.Scan.Detail;
import java.io.OutputStream;

/// The formats in which results are exported.
public enum Format {
    /// Each record as it stands on its topic, one a line.
    JSON_LINES("jsonl", "application/x-ndjson", Detail.RECORD, true),
    /// A row for each entry, a column for each of [CsvWriter#COLUMNS].
    CSV("csv", "text/csv; charset=utf-8; header=present", Detail.FIELDS, true),
    ATOM("atom", "application/atom+xml; charset=utf-8", Detail.TEXT, false),
    JSON_FEED("json", "application/feed+json; charset=utf-8", Detail.TEXT, false),
    /// A CSAF 2.0 document for each entry, one a line.
    CSAF("csaf.jsonl", "application/x-ndjson; profile=csaf", Detail.RECORD, true);

    private final String extension;
    private final String contentType;
    private final Detail detail;
    private final boolean file;

    Format(String extension, String contentType, Detail detail, boolean file) {
        this.extension = extension;
        this.contentType = contentType;
        this.detail = detail;
        this.file = file;
    }

    /// Without a dot before it.
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /// What it needs to know of each entry.
    public Detail detail() {
        return detail;
    }

    /// Whether a browser should keep it as a file rather than show it.
    public boolean isFile() {
        return file;
    }

    /// @param feed used by feeds alone
    public EntryWriter writer(OutputStream out, Feed feed) {
        return switch (this) {
            case JSON_LINES -> new RecordWriter(out);
            case CSV -> new CsvWriter(out);
            case ATOM -> new AtomWriter(out, feed);
            case JSON_FEED -> new JsonFeedWriter(out, feed);
            case CSAF -> new CsafWriter(out);
        };
    }
}
