package io.hypervisory.ingest.contract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The grammars of the ids that this field uses: how they are found in text, and their normal form.
/// Thread-safe.
public final class IdGrammar {
    private static final Pattern CVE =
            Pattern.compile(
                    "\\b(?:CVE|CAN)[-\\s\u2010\u2011]{0,2}(\\d{4})[-\u2010\u2011]?(\\d{4,19})(?!\\d)",
                    CASE_INSENSITIVE);
    private static final Pattern VMSA =
            Pattern.compile(
                    "\\bVMSA[-\u2010\u2011](\\d{4})[-\u2010\u2011](\\d{4,5})(?:\\.(\\d+))?",
                    CASE_INSENSITIVE);

    /// One grammar: what it names, its pattern, and how a match becomes `vendor/id`.
    private record Grammar(
            Mention.Kind kind, Pattern pattern, Function<MatchResult, String> normal) {}

    private static final List<Grammar> GRAMMARS =
            List.of(
                    new Grammar(Mention.Kind.CVE, CVE, IdGrammar::cve),
                    new Grammar(Mention.Kind.ADVISORY, VMSA, IdGrammar::vmsa),
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\bMS(\\d{2})-(\\d{3})\\b",
                            m -> "microsoft/MS" + m.group(1) + "-" + m.group(2)),
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\bADV(\\d{6,8})\\b",
                            m -> "microsoft/ADV" + m.group(1)),
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\bXSA-(\\d{1,4})\\b",
                            m -> "xen/XSA-" + m.group(1)),
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\bCTX(\\d{5,6})\\b",
                            m -> "citrix/CTX" + m.group(1)),
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\b(VZL?SA?|VZA)-(\\d{4})-(\\d{3,4})\\b",
                            m -> "virtuozzo/" + upper(m.group())),
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\bOVMSA-(\\d{4})-(\\d{4})\\b",
                            m -> "oracle/" + upper(m.group())),
                    // Critical Patch Updates have their page's name as id, other ends follow it
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\bCPU(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(\\d{4})(?!\\d)",
                            m -> "oracle/" + m.group().toLowerCase(Locale.ROOT)),
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\b(RH[SBE]A)-(\\d{4})[:-](\\d{4,6})\\b",
                            m ->
                                    "redhat/"
                                            + upper(m.group(1))
                                            + "-"
                                            + m.group(2)
                                            + ":"
                                            + m.group(3)),
                    // the last number is a revision of the same advisory
                    grammar(
                            Mention.Kind.ADVISORY,
                            "\\bPSA-(\\d{4})-(\\d{5})(?:-\\d{1,4})?(?![\\w-])",
                            m -> "proxmox/PSA-" + m.group(1) + "-" + m.group(2)),
                    // ESX 3.0.3 and later; ESXi 3.5 carries a part letter (image, tools, client,
                    // offline)
                    grammar(
                            Mention.Kind.PATCH,
                            "\\b(ESX(?:i|e)?)(\\d{2,3})-(\\d{6})(\\d{3})(-[ITCO])?(-(?:SG|BG|UG))?(?![\\w])",
                            m ->
                                    "vmware/"
                                            + esx(m.group(1))
                                            + m.group(2)
                                            + "-"
                                            + m.group(3)
                                            + m.group(4)
                                            + upper(m.group(5))
                                            + upper(m.group(6))),
                    grammar(
                            Mention.Kind.PATCH,
                            "\\bESX-(\\d{7})\\b",
                            m -> "vmware/ESX-" + m.group(1)),
                    // knowledge base articles count only where the text says that they are
                    grammar(
                            Mention.Kind.KB,
                            "\\bkb\\.vmware\\.com/(?:s/article/|kb/|selfservice/\\S*?externalId=)(\\d{4,7})\\b",
                            m -> "vmware/KB" + m.group(1)),
                    grammar(
                            Mention.Kind.KB,
                            "\\bVMware KB (?:article )?#?(\\d{5,7})\\b",
                            m -> "vmware/KB" + m.group(1)),
                    grammar(
                            Mention.Kind.KB,
                            "\\bKB(\\d{6,7})\\b",
                            m -> "microsoft/KB" + m.group(1)));

    private IdGrammar() {}

    private static Grammar grammar(
            Mention.Kind kind, String regex, Function<MatchResult, String> normal) {
        return new Grammar(kind, Pattern.compile(regex, CASE_INSENSITIVE), normal);
    }

    /// Every id that the text names, each normal form once, in the order of first appearance by
    /// grammar.
    public static List<Mention> mentions(CharSequence text) {
        var found = new LinkedHashMap<String, Mention>();
        for (Grammar grammar : GRAMMARS) {
            grammar.pattern()
                    .matcher(text)
                    .results()
                    .forEach(match -> {
                        String id = grammar.normal().apply(match);
                        found.putIfAbsent(
                                grammar.kind() + id,
                                new Mention(grammar.kind(), id, match.group()));
                    });
        }
        return List.copyOf(found.values());
    }

    /// The CVE ids that the text names in any of their dirty forms (`CAN-2001-0718`, `CVE
    /// 2007-3028`), normal, each once.
    public static List<String> cves(CharSequence text) {
        return CVE.matcher(text).results().map(IdGrammar::cve).distinct().toList();
    }

    /// The one CVE that a text names, in normal form; null when it names none or several.
    public static @Nullable String onlyCve(CharSequence text) {
        List<String> found = cves(text);
        return found.size() == 1 ? found.getFirst() : null;
    }

    /// The first VMSA id that the text names, normal: five digits are a known typing error, and
    /// `.n` is a revision.
    public static Optional<Vmsa> findVmsa(CharSequence text) {
        return VMSA.matcher(text)
                .results()
                .findFirst()
                .map(m -> new Vmsa(vmsaLocal(m), m.group(), m.group(3)));
    }

    /// A VMSA id as found.
    ///
    /// @param local normal form without revision
    /// @param revision digits after the dot; null when there is none
    public record Vmsa(
            String local, String literal, @org.jspecify.annotations.Nullable String revision) {}

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

    /// A tracking id in normal form for a vendor: known grammars are applied, others kept but for
    /// white space.
    public static String normalAdvisoryId(String vendor, String literal) {
        String text = literal.strip().replaceAll("\\s+", " ");
        if (vendor.equals("microsoft") && text.regionMatches(true, 0, "msrc_", 0, 5)) {
            text = text.substring(5);
        }
        for (Grammar grammar : GRAMMARS) {
            var matcher = grammar.pattern().matcher(text);
            if (!matcher.matches()) {
                continue;
            }
            String id = grammar.normal().apply(matcher.toMatchResult());
            if (grammar.kind() == Mention.Kind.CVE) {
                return id;
            }
            if (id.startsWith(vendor + "/")) {
                return id.substring(vendor.length() + 1);
            }
        }
        return text.replace('/', '_');
    }

    private static String cve(MatchResult match) {
        return "CVE-" + match.group(1) + "-" + match.group(2);
    }

    private static String vmsa(MatchResult match) {
        return "vmware/" + vmsaLocal(match);
    }

    private static String vmsaLocal(MatchResult match) {
        String number = match.group(2);
        String four = number.length() == 5 && number.startsWith("0") ? number.substring(1) : number;
        return "VMSA-" + match.group(1) + "-" + four;
    }

    private static String esx(String prefix) {
        return "ESX" + prefix.substring(3).toLowerCase(Locale.ROOT);
    }

    private static String upper(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }
}
