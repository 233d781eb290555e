package io.hypervisory.ingest.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The grammars of the ids that this field uses: how they are found in text, and their normal form.
/// Thread-safe.
public final class IdGrammar {
    private static final IdScan EVERY_ID = new IdScan(IdRules.ALL);
    private static final IdScan CVES = new IdScan(List.of(IdRules.CVE));
    private static final IdScan VMSAS = new IdScan(List.of(IdRules.VMSA));

    private static final String MICROSOFT = "microsoft/";

    private static final Pattern BARE_CVE =
            Pattern.compile(
                    "(?<![\\w.-])((?:19|20)\\d{2})[-\u2010\u2011\u2013](\\d{4,7})(?![\\w.-])");
    private static final Pattern BARE_ARTICLE =
            Pattern.compile(
                    "(?<![\\w.-])(?:KB|Q)?[ -]?(\\d{5,7})(?![\\w-])", Pattern.CASE_INSENSITIVE);

    private IdGrammar() {}

    /// What was found, with the number of its grammar.
    private record Found(int grammar, Mention mention) {}

    /// Every id that the text names, each normal form once, in the order of first appearance by
    /// grammar.
    public static List<Mention> mentions(CharSequence text) {
        var found = new ArrayList<Found>();
        EVERY_ID.scan(
                text.toString(),
                (match, number) ->
                        found.add(new Found(number, IdRules.ALL.get(number).mention(match))));
        found.sort(Comparator.comparingInt(Found::grammar));
        var ids = new LinkedHashSet<String>();
        var once = new ArrayList<Mention>(found.size());
        Set<String> taken = articlesOfOthers(found);
        for (Found each : found) {
            if (!taken.contains(each.mention().id())
                    && ids.add(each.mention().kind() + each.mention().id())) {
                once.add(each.mention());
            }
        }
        return List.copyOf(once);
    }

    /// What Microsoft's articles would be called that have the numbers of other vendors' articles:
    /// `VMware KB1006716` and, later on, `KB1006716`.
    private static Set<String> articlesOfOthers(List<Found> found) {
        Set<String> taken = new LinkedHashSet<>();
        for (Found each : found) {
            if (each.mention().kind() == Mention.Kind.KB) {
                String id = each.mention().id();
                if (!id.startsWith(MICROSOFT)) {
                    taken.add(MICROSOFT + id.substring(id.indexOf('/') + 1));
                }
            }
        }
        return taken;
    }

    /// The CVE ids that the text names in any of their dirty forms (`CAN-2001-0718`, `CVE
    /// 2007-3028`), normal, each once.
    public static List<String> cves(CharSequence text) {
        var found = new LinkedHashSet<String>();
        CVES.scan(text.toString(), (match, _) -> found.add(IdRules.CVE.normal().apply(match)));
        return List.copyOf(found);
    }

    /// The CVE ids of a text that is known to list CVEs, such as a column of that name: there
    /// `2008-1438` is one, too.
    public static List<String> cvesInColumn(CharSequence text) {
        String column = text.toString();
        Set<String> found = new LinkedHashSet<>(cves(column));
        Matcher bare = BARE_CVE.matcher(column);
        while (bare.find()) {
            found.add("CVE-" + bare.group(1) + "-" + bare.group(2));
        }
        return List.copyOf(found);
    }

    /// The one CVE that a text names, in normal form; null when it names none or several.
    public static @Nullable String onlyCve(CharSequence text) {
        List<String> found = cves(text);
        return found.size() == 1 ? found.getFirst() : null;
    }

    /// The first VMSA id that the text names, normal: five digits are a known typing error, and
    /// `.n` is a revision.
    public static Optional<Vmsa> findVmsa(CharSequence text) {
        var found = new ArrayList<MatchResult>();
        VMSAS.scan(text.toString(), (match, _) -> found.add(match));
        return found.stream()
                .findFirst()
                .map(m -> new Vmsa(IdRules.vmsa(m), m.group(), m.group(3)));
    }

    /// A VMSA id as found.
    ///
    /// @param local normal form without revision
    /// @param revision digits after the dot; null when there is none
    public record Vmsa(String local, String literal, @Nullable String revision) {}

    /// ESX patch ids that a table cell names, as `vendor/id`, each once.
    public static List<String> patches(CharSequence text) {
        var ids = new ArrayList<String>();
        for (Mention mention : mentions(text)) {
            if (mention.kind() == Mention.Kind.PATCH) {
                ids.add(mention.id());
            }
        }
        return ids;
    }

    /// Microsoft's articles in a text that is known to list them, such as a column of that name or
    /// a remediation's description: `KB941644`, `Q811493`, `2345316`, `MS03-039[824146]`. Each
    /// once, as `microsoft/KB941644`.
    public static List<String> articlesInColumn(CharSequence text) {
        var ids = new LinkedHashSet<String>();
        Matcher article = BARE_ARTICLE.matcher(text);
        while (article.find()) {
            ids.add("microsoft/KB" + article.group(1));
        }
        return List.copyOf(ids);
    }

    /// A tracking id in normal form for a vendor: known grammars are applied, others kept but for
    /// white space.
    public static String normalAdvisoryId(String vendor, String literal) {
        String text = literal.strip().replaceAll("\\s+", " ");
        if (vendor.equals("microsoft")) {
            text = withoutMicrosoftsAdditions(text);
        }
        for (IdRule rule : IdRules.ALL) {
            Matcher matcher = rule.pattern().matcher(text);
            if (!matcher.matches()) {
                continue;
            }
            String id = rule.normal().apply(matcher.toMatchResult());
            if (rule.kind() == Mention.Kind.CVE) {
                return id;
            }
            if (id.startsWith(vendor + "/")) {
                return id.substring(vendor.length() + 1);
            }
        }
        return text.replace('/', '_');
    }

    /// `msrc_CVE-2025-29806` is how its CSAF documents are called, and what its CVRF documents
    /// write behind a CVE are notes to itself (`CVE-2023-38039 mariner - do not use this one`).
    private static String withoutMicrosoftsAdditions(String text) {
        String bare = text.regionMatches(true, 0, "msrc_", 0, 5) ? text.substring(5) : text;
        Matcher cve = IdRules.CVE.pattern().matcher(bare);
        boolean noteFollows =
                cve.lookingAt() && cve.end() < bare.length() && bare.charAt(cve.end()) == ' ';
        return noteFollows && cves(bare).size() == 1 ? cve.group() : bare;
    }
}
