package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.read.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of CVRF's attributes `Type`. Microsoft's JSON has numbers in their place: the order in
/// the schemas of CVRF 1.1, and behind it what Microsoft added. Thread-safe.
final class CvrfWords {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private static final Map<String, List<String>> BY_PART =
            Map.of(
                    "DocumentPublisher",
                    List.of("Vendor", "Discoverer", "Coordinator", "User", "Other"),
                    "DocumentTracking",
                    List.of("Draft", "Interim", "Final"),
                    "Note",
                    List.of(
                            "General",
                            "Details",
                            "Description",
                            "Summary",
                            "FAQ",
                            "Legal Disclaimer",
                            "Other",
                            "Tag",
                            "CNA"),
                    "Reference",
                    List.of("External", "Self"),
                    "Branch",
                    List.of(
                            "Vendor",
                            "Product Family",
                            "Product Name",
                            "Product Version",
                            "Patch Level",
                            "Service Pack",
                            "Architecture",
                            "Language",
                            "Legacy",
                            "Specification",
                            "Host Name",
                            "Realm",
                            "Resource"),
                    "Status",
                    List.of(
                            "First Affected",
                            "First Fixed",
                            "Fixed",
                            "Known Affected",
                            "Known Not Affected",
                            "Last Affected",
                            "Recommended"),
                    "Threat",
                    List.of("Impact", "Exploit Status", "Target Set", "Severity"),
                    "Remediation",
                    List.of(
                            "Workaround",
                            "Mitigation",
                            "Vendor Fix",
                            "None Available",
                            "Will Not Fix",
                            "Known Issue",
                            "Release Notes"));

    private CvrfWords() {}

    /// The part's type as CSAF would write it: `Known Not Affected` is `known_not_affected`. Null
    /// when the part has none.
    static @Nullable String type(Part part) {
        return of(part, "Type");
    }

    /// As [#type], of another attribute or element.
    static @Nullable String of(Part part, String name) {
        String said = part.word(name);
        if (said == null) {
            return null;
        }
        String word = NUMBER.matcher(said).matches() ? byNumber(part, said) : said;
        return word.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /// A number that no schema has stays as it is.
    private static String byNumber(Part part, String number) {
        List<String> words = BY_PART.getOrDefault(part.name(), List.of());
        int at = Integer.parseInt(number);
        return at < words.size() ? words.get(at) : number;
    }
}
