package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.read.Fields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parts that the lists about CVEs share. Thread-safe.
final class EntryParts {
    /// `NVD-CWE-noinfo` is none.
    private static final Pattern CWE =
            Pattern.compile("(?<![\\w-])CWE-(\\d{1,7})\\b", Pattern.CASE_INSENSITIVE);

    private EntryParts() {}

    /// The one CVE that a field names, in normal form; null when it names none or several.
    static @Nullable String cve(Fields owner, String field) {
        String said = owner.word(field);
        return said == null ? null : IdGrammar.onlyCve(said);
    }

    /// The first English text in an array of `{lang, value}`; null when there is none.
    static @Nullable String english(Fields owner, String field) {
        List<String> texts = owner.each(field, text -> isEnglish(text) ? text.word("value") : null);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /// CVE JSON 4, and with it NVD 1.1, knows `eng` as well.
    private static boolean isEnglish(Fields text) {
        String language = text.word("lang");
        return language != null
                && language.strip().toLowerCase(Locale.ROOT).matches("en(g|[-_].{1,20})?");
    }

    /// Adds the weaknesses that a text names.
    static void addCwes(@Nullable String text, Set<String> cwes) {
        if (text != null) {
            CWE.matcher(text).results().forEach(match -> cwes.add("CWE-" + match.group(1)));
        }
    }

    /// The weaknesses that an array names, each of whose elements has descriptions with a value.
    static List<String> cwes(Fields owner, String field) {
        Set<String> cwes = new LinkedHashSet<>();
        owner.forEach(
                field,
                weakness ->
                        weakness.forEach("description", text -> addCwes(text.word("value"), cwes)));
        return List.copyOf(cwes);
    }

    /// Adds the links of an array, each address once.
    ///
    /// @param summary what the list says of a link; null for nothing
    static void addReferences(
            Fields owner,
            String field,
            Function<Fields, @Nullable String> summary,
            Map<String, Reference> references) {
        owner.forEach(
                field,
                link -> {
                    String url = link.word("url");
                    if (url != null) {
                        String said = summary.apply(link);
                        references.putIfAbsent(
                                url.strip(),
                                new Reference(null, url.equals(said) ? null : said, url.strip()));
                    }
                });
    }

    static List<Reference> references(
            Fields owner, String field, Function<Fields, @Nullable String> summary) {
        var references = new LinkedHashMap<String, Reference>();
        addReferences(owner, field, summary, references);
        return List.copyOf(references.values());
    }

    /// The tags of a link, as the list writes them; null when it has none.
    static @Nullable String tags(Fields link) {
        List<String> tags = link.words("tags");
        return tags.isEmpty() ? null : String.join(", ", tags);
    }
}
