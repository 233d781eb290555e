package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.IdGrammar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// CVEs of running text, less those of which it says that they are not its matter. Thread-safe.
public final class NamedCves {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n");
    private static final Pattern DENIAL =
            Pattern.compile(
                    "(?i)\\b(?:(?:not|n't|un)[\\s-]{0,2}affected|(?:does|do|did) not affect"
                            + "|(?:is|are|was|were) not (?:yet )?fixed"
                            + "|unlike (?:\\w{1,20} ){0,3}CVE)\\b");

    private NamedCves() {}

    /// Each once, in the order of the text. A CVE that stands in denying sentences alone is noted.
    public static List<String> in(String text, Unread unread) {
        var named = new LinkedHashSet<String>();
        var denied = new LinkedHashSet<String>();
        for (String sentence : SENTENCE_END.split(text)) {
            (DENIAL.matcher(sentence).find() ? denied : named).addAll(IdGrammar.cves(sentence));
        }
        denied.removeAll(named);
        denied.forEach(cve -> unread.note("named as not affecting: " + cve));
        return List.copyOf(named);
    }
}
