package io.hypervisory.ingest.read.proxmox;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.PageLines;
import io.hypervisory.ingest.read.PageLines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/// One advisory as a post has it: fields with a label each, of which some go over several lines.
///
/// @param id the PSA number as written, with its revision
/// @param title the subject behind the number
/// @param fields less the subject
/// @param posted, edited null when the post does not say
record ProxmoxPost(
        Mention id,
        String title,
        List<Field> fields,
        @Nullable SaidDate posted,
        @Nullable SaidDate edited,
        List<Reference> references) {
    static final Evaluator POST = QueryParser.parse(".message--post, [data-content^=post-]");

    private static final Evaluator TIME = QueryParser.parse("time[datetime]");
    private static final Evaluator EDITED = QueryParser.parse(".message-lastEdit time[datetime]");
    private static final String VENDOR = "proxmox/";
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?i)^(subject|advisory date|date|packages?|details?|description"
                            + "|fixed(?: in| versions?)?|references?|severity|impact|mitigations?"
                            + "|workarounds?|credits?|affected(?: versions?| packages?)?)\\s?:\\s?(.*)$");
    private static final Pattern REVISION = Pattern.compile("-(\\d{1,4})$");
    private static final Pattern TITLE = Pattern.compile("^\\s?[:–—-]");
    private static final String[] FIXED = {"fixed", "fixed in", "fixed version", "fixed versions"};
    private static final String[] PACKAGES = {"packages", "package"};
    private static final String[] DATE = {"advisory date", "date"};
    private static final Pattern BEHIND = Pattern.compile("^[\\s:–—-]{1,10}");

    ProxmoxPost {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }

    /// @param label as written
    /// @param lines what stands behind it and below, to the next label
    record Field(String label, List<String> lines) {
        Field {
            lines = List.copyOf(lines);
        }

        String text() {
            return String.join("\n", lines);
        }
    }

    /// Null when the post is no advisory: its subject bears no PSA number or, where it has none,
    /// its first line does not begin with one as a title does, or says no more than that.
    ///
    /// @param post the forum's element of it
    /// @param body what its author wrote, without quotes
    static @Nullable ProxmoxPost of(Element post, Element body) {
        List<Line> lines = PageLines.of(body);
        if (lines.isEmpty()) {
            return null;
        }
        List<Field> fields = fields(lines);
        Field named = field(fields, "subject");
        String subject = named == null ? lines.getFirst().text() : String.join(" ", named.lines());
        Mention id = psa(subject);
        if (id == null) {
            return null;
        }
        int behind = subject.indexOf(id.literal()) + id.literal().length();
        boolean titled =
                subject.startsWith(id.literal()) && TITLE.matcher(subject.substring(behind)).find();
        if (named == null && !(titled && hasFacts(fields))) {
            return null;
        }
        return new ProxmoxPost(
                id,
                BEHIND.matcher(subject.substring(behind)).replaceFirst(""),
                fields.stream().filter(field -> field != named).toList(),
                time(post, TIME),
                time(post, EDITED),
                references(body));
    }

    private static List<Field> fields(List<Line> lines) {
        var fields = new ArrayList<Field>();
        String label = null;
        var below = new ArrayList<String>();
        for (Line line : lines) {
            Matcher labelled = LABEL.matcher(line.text());
            if (!labelled.matches()) {
                below.add(line.text());
                continue;
            }
            if (label != null) {
                fields.add(new Field(label, below));
            }
            label = labelled.group(1);
            below.clear();
            if (!labelled.group(2).isBlank()) {
                below.add(labelled.group(2));
            }
        }
        if (label != null) {
            fields.add(new Field(label, below));
        }
        return fields;
    }

    private static @Nullable Field field(List<Field> fields, String... labels) {
        for (String label : labels) {
            for (Field field : fields) {
                if (field.label().toLowerCase(Locale.ROOT).equals(label)) {
                    return field;
                }
            }
        }
        return null;
    }

    private static boolean hasFacts(List<Field> fields) {
        return Stream.of(FIXED, PACKAGES, DATE).anyMatch(labels -> field(fields, labels) != null);
    }

    private static @Nullable Mention psa(String text) {
        return IdGrammar.mentions(text).stream()
                .filter(mention -> mention.id().startsWith(VENDOR))
                .findFirst()
                .orElse(null);
    }

    /// The first in the post. Another post within it, left there by a lost end tag, is not it.
    private static @Nullable SaidDate time(Element post, Evaluator wanted) {
        var found = new Element[1];
        post.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (!(node instanceof Element element) || element == post) {
                            return FilterResult.CONTINUE;
                        }
                        if (element.is(POST)) {
                            return FilterResult.SKIP_ENTIRELY;
                        }
                        found[0] = element.is(wanted) ? element : null;
                        return found[0] == null ? FilterResult.CONTINUE : FilterResult.STOP;
                    }
                });
        return found[0] == null ? null : Dates.parse(found[0].attr("datetime"), Dates.UTC);
    }

    private static List<Reference> references(Element body) {
        var references = new ArrayList<Reference>();
        for (Element link : body.select("a[href]")) {
            String url = link.absUrl("href");
            String text = HtmlText.folded(link.text());
            if (url.startsWith("http://") || url.startsWith("https://")) {
                references.add(new Reference(null, text.equals(url) ? null : text, url));
            }
        }
        return references;
    }

    /// What anybody writes who names an advisory has none of an advisory's fields.
    boolean hasFacts() {
        return hasFacts(fields);
    }

    String fixed() {
        return field(FIXED);
    }

    String packages() {
        return field(PACKAGES);
    }

    String date() {
        return field(DATE);
    }

    /// The first field under one of the labels, which are in lower case; empty when there is none.
    String field(String... labels) {
        Field field = field(fields, labels);
        return field == null ? "" : field.text();
    }

    /// The last part of the number, 0 when it has none.
    int revision() {
        int local = id.id().length() - VENDOR.length();
        Matcher revision = REVISION.matcher(id.literal().substring(local));
        return revision.find() ? Integer.parseInt(revision.group(1)) : 0;
    }
}
