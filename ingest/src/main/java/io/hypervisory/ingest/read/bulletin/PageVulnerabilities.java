package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Row;
import io.hypervisory.ingest.read.bulletin.PageBlocks.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The weaknesses of a bulletin, named in heads of its tables, in its headings, and in small tables
/// of titles and CVEs; with the workarounds that stand below their headings. Used by one thread.
final class PageVulnerabilities {
    private static final String CVE =
            "(?:CVE|CAN)[-\\s\\u2010\\u2011]{0,2}\\d{4}[-\\u2010\\u2011]?\\d{4,19}";
    private static final Pattern TAIL =
            Pattern.compile("(?i)[\\s\\u2010-\\u2015:,(（-]{0,5}\\b" + CVE + "\\s?[)）]?$");
    private static final Pattern END = Pattern.compile("[\\s:：\u2010-\u2015-]{1,5}$");
    private static final int HEAD_ROWS = 4;

    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, List<Remediation>> workarounds = new LinkedHashMap<>();
    private List<String> current = List.of();

    private PageVulnerabilities() {}

    /// @param blocks below the bulletin's title
    static List<Vulnerability> in(List<Block> blocks) {
        var page = new PageVulnerabilities();
        for (int i = 0; i < blocks.size(); i++) {
            switch (blocks.get(i)) {
                case Block.Heading(String text) -> page.heading(text, blocks, i + 1);
                case Block.Table(HtmlTable table) -> page.table(table);
                case Block.Text _ -> {}
            }
        }
        if (page.titles.isEmpty()) {
            page.mentions(blocks);
        }
        return page.all();
    }

    private void heading(String text, List<Block> blocks, int below) {
        List<String> cves = IdGrammar.cves(text);
        if (Term.WORKAROUND.in(text)) {
            workaround(cves.isEmpty() ? current : cves, blocks, below);
        } else if (!Term.ASIDE.in(text)) {
            current = cves;
            cves.forEach(cve -> add(cve, cves.size() == 1 ? title(text) : null));
        }
    }

    private void workaround(List<String> cves, List<Block> blocks, int below) {
        var said = new ArrayList<String>();
        boolean listed = false;
        for (int i = below; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Heading) {
                break;
            }
            if (blocks.get(i) instanceof Block.Text text) {
                said.add(text.text());
                listed |= text.item();
            }
        }
        boolean none = !listed && said.size() <= 1 && Term.NONE.in(String.join(" ", said));
        if (said.isEmpty() || none) {
            return;
        }
        for (String cve : cves) {
            workarounds
                    .computeIfAbsent(cve, key -> new ArrayList<>())
                    .add(workaround(String.join("\n", said)));
        }
    }

    private static Remediation workaround(String details) {
        return new Remediation(
                "workaround",
                details,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private void table(HtmlTable table) {
        if (AffectedTable.of(table).isPresent()) {
            table.rows().stream()
                    .limit(HEAD_ROWS)
                    .flatMap(row -> row.texts().stream())
                    .forEach(this::named);
            return;
        }
        int column = column(table);
        if (column < 0) {
            return;
        }
        var cves = new ArrayList<String>();
        for (Row row : table.rows().subList(1, table.rows().size())) {
            String cve = Objects.requireNonNull(IdGrammar.onlyCve(row.text(column)));
            String title = column == 0 ? row.text(1) : row.text(0);
            add(cve, IdGrammar.cves(title).isEmpty() ? title(title) : null);
            cves.add(cve);
        }
        current = List.copyOf(cves);
    }

    /// The column that holds nothing but one CVE in each row below the head; -1 when there is none.
    private static int column(HtmlTable table) {
        List<Row> rows = table.rows();
        if (rows.size() < 2) {
            return -1;
        }
        for (int column = 0; column < Math.min(2, rows.getFirst().cells().size()); column++) {
            int here = column;
            if (rows.stream().skip(1).allMatch(row -> isCve(row.text(here)))) {
                return column;
            }
        }
        return -1;
    }

    private static boolean isCve(String text) {
        return text.length() < 30 && title(text).isEmpty() && IdGrammar.onlyCve(text) != null;
    }

    private void named(String head) {
        String cve = IdGrammar.onlyCve(head);
        if (cve != null) {
            add(cve, title(head));
        }
    }

    private void add(String cve, @Nullable String title) {
        if (title != null && !title.isBlank()) {
            titles.merge(cve, title, (before, now) -> before.isEmpty() ? now : before);
        } else {
            titles.putIfAbsent(cve, "");
        }
    }

    private static String title(String text) {
        String bare = Updates.without(text).strip();
        return END.matcher(TAIL.matcher(bare).replaceFirst("")).replaceFirst("").strip();
    }

    private void mentions(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Text text) {
                IdGrammar.cves(text.text()).forEach(cve -> add(cve, null));
            }
        }
    }

    private List<Vulnerability> all() {
        var all = new ArrayList<Vulnerability>();
        titles.forEach((cve, title) -> all.add(vulnerability(cve, title)));
        return all;
    }

    private Vulnerability vulnerability(String cve, String title) {
        return Vulnerability.ofCve(cve, title.isEmpty() ? null : title)
                .withRemediations(workarounds.getOrDefault(cve, List.of()));
    }
}
