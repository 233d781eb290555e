package io.hypervisory.ingest.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A page in Markdown (CommonMark, with GitHub's tables) as HTML. Cells of tables that are written
/// in HTML hold Markdown too when their text stands on lines of its own, as in the sources of
/// Microsoft's documentation. Thread-safe.
///
/// @param front the front matter, `key: value` lines between two lines `---`, without quotes; empty
///   when there is none
public record Markdown(Map<String, String> front, String html) {
    private static final Pattern FRONT =
            Pattern.compile("\\A---[ \\t]*\\R((?:(?!---).*\\R){0,200}+)---[ \\t]*(?:\\R|\\z)");
    private static final Pattern KEY =
            Pattern.compile(
                    "(?m)^([A-Za-z][\\w.:-]{0,60}):[ \\t]+(['\"]?)(.{0,1000}?)\\2[ \\t]*\\r?$");
    private static final Pattern CELL_BEGINS =
            Pattern.compile("(?im)^([ \\t]{0,3}<t[dh]\\b[^<>\\r\\n]{0,500}>)[ \\t]*\\r?$");
    private static final Pattern CELL_ENDS = Pattern.compile("(?im)^(?=[ \\t]{0,3}</t[dh]>)");
    private static final List<TablesExtension> TABLES =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(TABLES).maxOpenBlockParsers(100).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();

    public Markdown {
        front = Map.copyOf(front);
    }

    public static Markdown of(String text) {
        Matcher front = FRONT.matcher(text);
        boolean has = front.find();
        String below = has ? text.substring(front.end()) : text;
        String open = CELL_BEGINS.matcher(below).replaceAll("$1\n");
        String apart = CELL_ENDS.matcher(open).replaceAll("\n");
        return new Markdown(
                has ? keys(front.group(1)) : Map.of(), RENDERER.render(PARSER.parse(apart)));
    }

    private static Map<String, String> keys(String front) {
        var keys = new LinkedHashMap<String, String>();
        Matcher key = KEY.matcher(front);
        while (key.find()) {
            keys.putIfAbsent(key.group(1), key.group(3).strip());
        }
        return keys;
    }
}
