package io.hypervisory.ingest.contract;

import static io.hypervisory.ingest.contract.IdRule.advisory;
import static io.hypervisory.ingest.contract.IdRule.kb;
import static io.hypervisory.ingest.contract.IdRule.patch;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The grammars of the field, by publisher. Where several could read a place, the first does.
final class IdRules {
    /// A hyphen as written, or as a typesetter makes it.
    private static final String HYPHEN = "[-\u2010\u2011\u2013]";

    private static final String GAP = "[-_\\s\u00a0\u2010\u2011\u2013]";
    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String SERIAL = "(\\d{4,19})(?!\\d)";

    /// Dirty forms are frequent: `CVE 2007-3028`, `CVE- 2007-3028`, `CVE20163247`, a line that ends
    /// behind a hyphen, `CVE-2022-2601-M` (Microsoft's copy for its own Linux). `can` is a word,
    /// too: in small letters it needs its hyphen.
    static final IdRule CVE =
            new IdRule(
                    Mention.Kind.CVE,
                    List.of("cve", "can"),
                    true,
                    Pattern.compile(
                            "(?:CVE"
                                    + (GAP + "{0,2}" + YEAR + "(?:\\s?" + HYPHEN + "\\s{0,2}|_)?")
                                    + SERIAL
                                    + ("|(?:(?-i:CAN)" + GAP + "|CAN-)" + YEAR + HYPHEN + SERIAL)
                                    + ")(?:\\s?-\\s?M\\b)?",
                            CASE_INSENSITIVE),
                    IdRules::cve);

    /// Five digits are a known typing error, and `.n` is a revision.
    static final IdRule VMSA =
            advisory(
                    List.of("vmsa"),
                    "VMSA" + HYPHEN + "(\\d{4})" + HYPHEN + "(\\d{4,5})(?:\\.(\\d+))?(?!\\d)",
                    m -> "vmware/" + vmsa(m));

    static final List<IdRule> ALL =
            Stream.of(
                            List.of(CVE, VMSA),
                            microsoft(),
                            xenAndCitrix(),
                            virtuozzo(),
                            linuxVendors(),
                            others(),
                            vmwarePatches(),
                            articles())
                    .flatMap(List::stream)
                    .toList();

    private IdRules() {}

    private static List<IdRule> microsoft() {
        return List.of(
                advisory(
                        List.of("ms##"),
                        "MS(\\d{2})" + HYPHEN + "(\\d{3})(?!\\w)",
                        m -> "microsoft/MS" + m.group(1) + "-" + m.group(2)),
                advisory(
                        List.of("msvr"),
                        "MSVR(\\d{2})-(\\d{3})(?!\\w)",
                        m -> "microsoft/" + upper(m.group())),
                advisory(
                        List.of("adv#"), "ADV(\\d{6,8})(?!\\w)", m -> "microsoft/ADV" + m.group(1)),
                // advisories of before 2017 are bare numbers, and count only where the text says
                // so; the letters keep them apart from the article of the same number
                advisory(
                        List.of("microsoft security advisory", "security advisory ("),
                        "(?:Microsoft Security Advisory:? \\(?|Security Advisory \\()(\\d{6,7})(?!\\d)",
                        m -> "microsoft/ADV" + m.group(1)),
                advisory(
                        List.of("microsoft.com/"),
                        "microsoft\\.com/[\\w./-]{0,60}?(?:security/advisory|securityadvisories/\\d{4}"
                                + "|library/security)/(\\d{6,7})(?!\\d)",
                        m -> "microsoft/ADV" + m.group(1)));
    }

    private static List<IdRule> xenAndCitrix() {
        return List.of(
                advisory(
                        List.of("xsa"),
                        "XSA[-\\s\u2010\u2011]?(\\d{1,4})(?!\\d)",
                        m -> "xen/XSA-" + Integer.parseInt(m.group(1))),
                advisory(
                        List.of("ctx"),
                        "CTX[-\\s#]?(\\d{5,6})(?!\\d)",
                        m -> "citrix/CTX" + m.group(1)),
                advisory(List.of("qsb"), "QSB-?(\\d{3})(?!\\w)", m -> "qubes/QSB-" + m.group(1)));
    }

    private static List<IdRule> virtuozzo() {
        return List.of(
                advisory(
                        List.of("vza-", "vzl"),
                        "(?:VZA|VZL[SBE]A)-\\d{4}-\\d{3,4}(?!\\w)",
                        m -> "virtuozzo/" + upper(m.group())),
                // kernels of OpenVZ and Virtuozzo: up to 6 with or without the Linux version
                // before,
                // from 7 on the whole
                patch(
                        List.of("###stab", "###test", "#.#"),
                        "(?:\\d{3}(?:stab|test)\\d{3}\\.\\d{1,3}"
                                + "|\\d\\.\\d{1,2}\\.\\d{1,2}-\\d{1,4}(?:\\.\\d{1,4}){0,6}"
                                + "\\.v[zl]\\d{1,2}(?:\\.\\d{1,4}){1,4})(?!\\d)",
                        m -> "virtuozzo/" + lower(m.group())),
                patch(
                        List.of("readykernel-patch-"),
                        "readykernel-patch-\\d[\\w.]{0,40}-\\d[\\w.]{0,20}-\\d{1,4}"
                                + "(?:\\.v[lz]\\d{1,2})?(?!\\w)",
                        m -> "virtuozzo/" + lower(m.group())));
    }

    private static List<IdRule> linuxVendors() {
        return List.of(
                advisory(
                        List.of("ovm"),
                        "OVM[SB]A-\\d{4}-\\d{4}(?!\\d)",
                        m -> "oracle/" + upper(m.group())),
                advisory(
                        List.of("els", "elb"),
                        "EL[SB]A-\\d{4}-\\d{4,6}(?!\\d)",
                        m -> "oracle/" + upper(m.group())),
                // cpuapr2011-301950.html, cpuapr2023cvrf.xml, CPUOct2017
                advisory(
                        List.of("cpujan", "cpuapr", "cpujul", "cpuoct"),
                        "(cpu[a-z]{3}20\\d{2})(?!\\d)",
                        m -> "oracle/" + lower(m.group(1))),
                advisory(
                        List.of("rhs", "rhb", "rhe"),
                        "(RH[SBE]A)-(\\d{4})[:-](\\d{4,6})(?!\\w)",
                        m -> "redhat/" + upper(m.group(1)) + "-" + m.group(2) + ":" + m.group(3)),
                // without its revision it may as well be a key: DSA-2048
                advisory(
                        List.of("dsa-", "dla-"),
                        "D[SL]A-\\d{3,5}-\\d{1,2}(?!\\w)",
                        m -> "debian/" + upper(m.group())));
    }

    private static List<IdRule> others() {
        return List.of(
                advisory(
                        List.of("psa-"),
                        // the last number is a revision of the same advisory
                        "PSA-(\\d{4})-(\\d{5})(?:-\\d{1,4})?(?![\\w-])",
                        m -> "proxmox/PSA-" + m.group(1) + "-" + m.group(2)),
                advisory(
                        List.of("nxsa-"),
                        "NXSA-([A-Z]{2,12})-(\\d(?:[\\w.]{0,30}\\w)?)",
                        m -> "nutanix/NXSA-" + upper(m.group(1)) + "-" + m.group(2)),
                // Broadcom's document ids, where an advisory bears no other
                advisory(
                        List.of("vcdsa", "vtdsa"),
                        "(V[CT]DSA)-?(\\d{4,9})((?:-\\d{1,3})?)(?![\\w-])",
                        m -> "vmware/" + upper(m.group(1)) + m.group(2) + m.group(3)));
    }

    private static List<IdRule> vmwarePatches() {
        return List.of(
                // ESX 3.0.3 to ESXi 6.7; ESXi 3.5 carries a part letter (image, tools, client,
                // offline)
                patch(
                        List.of("esx##", "esxi##", "esxe##"),
                        "(ESX(?:i|e)?)(\\d{2,3})-(\\d{9})(-[ITCO])?(-(?:SG|BG|UG))?(?!\\w)",
                        m ->
                                "vmware/"
                                        + esx(m.group(1))
                                        + m.group(2)
                                        + "-"
                                        + m.group(3)
                                        + upper(m.group(4))
                                        + upper(m.group(5))),
                patch(
                        List.of("esx#", "esxi#", "esxe#"),
                        "(ESX(?:i|e)?)(\\d{3})-Update(\\d{2}[a-z]?)(?!\\w)",
                        m ->
                                "vmware/"
                                        + esx(m.group(1))
                                        + m.group(2)
                                        + "-Update"
                                        + lower(m.group(3))),
                // bulletins of 7 and 8: an s before the letter is the security-only one
                patch(
                        List.of("esxi##"),
                        "ESXi(\\d{2})(U\\d{1,2})?(s?[a-z])?-(\\d{7,9})(?!\\w)",
                        m ->
                                "vmware/ESXi"
                                        + m.group(1)
                                        + upper(m.group(2))
                                        + lower(m.group(3))
                                        + "-"
                                        + m.group(4)),
                // image profiles; up to 6.7 with the day and a serial instead of a build
                patch(
                        List.of("esxi-#"),
                        "ESXi-(\\d{1,2}\\.\\d(?:\\.\\d{1,4}){0,2})(U\\d{1,2})?(s?[a-z])?-"
                                + "(\\d{7,11}s?)(-(?:standard|no-tools))?(?![\\w])",
                        m ->
                                "vmware/ESXi-"
                                        + m.group(1)
                                        + upper(m.group(2))
                                        + lower(m.group(3))
                                        + "-"
                                        + lower(m.group(4))
                                        + lower(m.group(5))),
                patch(
                        List.of("esxi_#"),
                        "ESXi_(\\d{1,2}(?:\\.\\d{1,2}){2}-\\d{1,4}(?:\\.\\d{1,3})?\\.\\d{6,9})"
                                + "(-(?:standard|no-tools))?(?!\\w)",
                        m -> "vmware/ESXi_" + m.group(1) + lower(m.group(2))),
                patch(List.of("esx-#"), "ESX-(\\d{5,7})(?!\\w)", m -> "vmware/ESX-" + m.group(1)));
    }

    /// Knowledge base articles count only where the text says that they are.
    private static List<IdRule> articles() {
        return List.of(
                kb(
                        List.of("kb.vmware.com/"),
                        "kb\\.vmware\\.com/(?:s/article/|kb/|selfservice/\\S{0,300}?externalId=|"
                                + "KanisaPlatform/Publishing/[\\d/]{0,20})(\\d{4,7})(?!\\d)",
                        m -> "vmware/KB" + m.group(1)),
                kb(
                        List.of("knowledge.broadcom.com/"),
                        "knowledge\\.broadcom\\.com/external/article"
                                + "(?:s?/|\\?legacyId=|\\?articleNumber=)(\\d{4,7})(?!\\d)",
                        m -> "vmware/KB" + m.group(1)),
                kb(
                        List.of("vmware kb"),
                        "VMware KB\\s?(?:article )?#?(\\d{5,7})(?!\\w)",
                        m -> "vmware/KB" + m.group(1)),
                // of all names that this vendor has had
                kb(
                        List.of("kb.parallels.com/", "kb.swsoft.com/", "kb.virtuozzo.com/"),
                        "kb\\.(?:parallels|swsoft|virtuozzo)\\.com/(?:[a-z]{2}/)?(\\d{3,7})(?![\\w-])",
                        m -> "virtuozzo/KB" + m.group(1)),
                // Microsoft's, where the text gives the number to nobody else
                kb(List.of("kb#"), "KB(\\d{6,7})(?!\\w)", m -> "microsoft/KB" + m.group(1)));
    }

    private static String cve(MatchResult match) {
        int year = match.group(1) == null ? 3 : 1;
        return "CVE-" + match.group(year) + "-" + match.group(year + 1);
    }

    static String vmsa(MatchResult match) {
        String number = match.group(2);
        String four = number.length() == 5 && number.startsWith("0") ? number.substring(1) : number;
        return "VMSA-" + match.group(1) + "-" + four;
    }

    private static String esx(String prefix) {
        return "ESX" + lower(prefix.substring(3));
    }

    private static String upper(@Nullable String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
