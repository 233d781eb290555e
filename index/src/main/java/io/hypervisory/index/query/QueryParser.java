package io.hypervisory.index.query;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;

/// Reads a query in Lucene syntax. Words that stand side by side must all be found. Thread-safe.
public final class QueryParser {
    /// In characters: longer ones are not written by people.
    static final int LONGEST = 4_000;

    private static final Pattern COLUMN = Pattern.compile("column (\\d+)");

    private QueryParser() {}

    /// The tree of a query whose days are those of UTC; a blank one matches everything.
    ///
    /// @throws QuerySyntaxException when it cannot be understood, names an unknown field or asks of
    ///   a field what it cannot be asked
    public static Clause parse(String query) {
        return parse(query, ZoneOffset.UTC);
    }

    /// As the other.
    ///
    /// @param zone of the days that dates mean
    public static Clause parse(String query, ZoneId zone) {
        if (query.isBlank() || query.strip().equals("*:*")) {
            return new Clause.MatchAll();
        }
        if (query.length() > LONGEST) {
            throw new QuerySyntaxException(
                    "a query has at most " + LONGEST + " characters", LONGEST + 1);
        }
        var written = Written.of(query);
        try {
            var tree = new StandardSyntaxParser().parse(written.escaped(), "");
            return new TreeReader(written, zone).read(tree, 0);
        } catch (NumberFormatException e) {
            throw new QuerySyntaxException("a number is too large: " + e.getMessage(), 1);
        } catch (ParseException e) {
            throw refused(written, e);
        } catch (QueryNodeParseException e) {
            throw refused(written, e);
        }
    }

    private static QuerySyntaxException refused(Written written, ParseException e) {
        Token last = e.currentToken;
        if (last == null || last.next == null) {
            return new QuerySyntaxException(
                    String.valueOf(e.getMessage()), written.column(written.escaped().length()));
        }
        Token next = last.next;
        if (next.kind == StandardSyntaxParser.EOF) {
            return new QuerySyntaxException(
                    "the query ends where something must follow",
                    written.column(written.escaped().length()));
        }
        return new QuerySyntaxException(
                "\"" + next.image + "\" cannot stand here", written.column(next.beginColumn));
    }

    private static QuerySyntaxException refused(Written written, QueryNodeParseException e) {
        int quote = written.escaped().lastIndexOf('"');
        boolean open =
                written.escaped().replace("\\\"", "").chars().filter(c -> c == '"').count() % 2
                        == 1;
        if (open) {
            return new QuerySyntaxException("this quote is never closed", written.column(quote));
        }
        var column = COLUMN.matcher(String.valueOf(e.getMessage()));
        int at = column.find() ? Integer.parseInt(column.group(1)) : written.escaped().length();
        return new QuerySyntaxException(
                "the query cannot be read from here on", written.column(at));
    }
}
