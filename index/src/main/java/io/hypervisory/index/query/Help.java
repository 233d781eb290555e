package io.hypervisory.index.query;

import java.util.List;

/// The query language as people are told of it: on the page, on the command line and in `QUERY.md`.
public final class Help {
    /// One way to write a query.
    ///
    /// @param written an example that is one
    public record Form(String written, String meaning) {}

    public static final String INTRODUCTION =
            "Lucene syntax. A bare word is looked for in titles, texts, products, ids and CVEs, and in"
                    + " the words for what we judge. Ids are found in any spelling and in part, vendors"
                    + " and products by all their names, words of this field by others that mean the"
                    + " same (a purple screen is a PSOD and a crash of the host). Words of title and"
                    + " text are found by their English stem, too; accents and case do not count. A year or a month"
                    + " of one is first of all when it came out. Where few have every word of three or"
                    + " more, those with nearly all of them stand beside these, when the best come"
                    + " first. Where nothing has every word,"
                    + " most of them and words like them are looked for, without what stands nowhere"
                    + " beside three that do; ids, versions, years and names are kept, and a rare word"
                    + " with a capital amid small ones is a name. By relevance, words decide first, then urgency, date, and whether it is"
                    + " the publisher's own notice or a list's.";

    private static final List<Form> FORMS =
            List.of(
                    new Form("samba overflow", "both words"),
                    new Form(
                            "samba OR bind",
                            "one of them; it binds closer than standing side by side"),
                    new Form("samba -kernel", "without the second; NOT kernel says the same"),
                    new Form("(samba OR bind) kernel", "brackets"),
                    new Form("\"service console\"", "words in order, as they are written"),
                    new Form("\"service package\"~3", "words near each other"),
                    new Form(
                            "vmk*", "any ending; a wildcard cannot stand first and knows no stems"),
                    new Form("te?t", "one letter, whatever it is"),
                    new Form("vendor:vmware", "the value of a field; whole values in any case"),
                    new Form("vendor:(vmware OR xen)", "one of several values"),
                    new Form("hardware:\"LSI Logic*\"", "values that begin so"),
                    new Form("cve:*", "the field has a value"),
                    new Form(
                            "published:[2007-07-02 TO 2007-11-29]",
                            "from one to another, both included"),
                    new Form(
                            "year:{2006 TO *]", "curly brackets leave the end out; a star is open"),
                    new Form("cvss:>=9", "also >, < and <="),
                    new Form(
                            "age:<30d",
                            "younger than 30 days; h, d, w, m and y; a watch cannot ask so"),
                    new Form(
                            "affects:\"vmware/esxi-8.0@22380479\"",
                            "a version is compared as its vendor counts; what does not compare is not found"));

    private Help() {}

    /// What may be written, beside the fields.
    public static List<Form> forms() {
        return FORMS;
    }

    /// All of it as plain text, a line for each form and field.
    public static String text() {
        var text = new StringBuilder(INTRODUCTION).append("\n\n");
        int width = FORMS.stream().mapToInt(form -> form.written().length()).max().orElse(0);
        FORMS.forEach(form -> line(text, width, form.written(), form.meaning()));
        text.append("\nFields:\n");
        for (Field field : Field.named()) {
            line(text, 13, field.written(), field.meaning() + ": " + field.example());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, int width, String left, String right) {
        text.append("  ")
                .append(left)
                .repeat(' ', Math.max(0, width - left.length()))
                .append("  ")
                .append(right)
                .append('\n');
    }
}
