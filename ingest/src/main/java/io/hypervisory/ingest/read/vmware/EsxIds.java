package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.NoticeIds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ids in release notes: bulletins (`ESXi670-201912401-BG`, `ESXi_7.0.3-0.50.20036589`,
/// `VMware-VM-Tools_12.0.0.19345655-20036586`), roll-ups (`ESXi70U3f-20036589`), images
/// (`ESXi-8.0U3f-24784735`, which headings write `ESXi 8.0U3f - 24784735`) and image profiles
/// (`ESXi-6.7.0-20191204001-standard`). Thread-safe.
final class EsxIds {
    private static final int LONGEST = 120;
    private static final Pattern SPACED =
            Pattern.compile(
                    "(?i)(ESXi?)[ -](\\d[\\w.]{0,20})(?: - | -|- |-)(\\d{5,12})((?:-[a-z]{2,12}){0,3})");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][\\w.+]*+(?:[-_][\\w.+]++)++");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5}");
    private static final Pattern VERSIONED =
            Pattern.compile("(?i)ESX.*|.*_\\d.*|.*-\\d[\\w.]*-\\d{5,}.*");
    private static final Pattern NO_ID =
            Pattern.compile("(?i).*(?:_(?:bootbank|locker)_|\\.(?:zip|iso|vib|xml|html?)$).*");
    private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015]");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern PROFILE = Pattern.compile("(?i).*-(?:standard|no-tools)");

    /// @param literal as written
    record Found(NoticeId id, String literal) {
        /// The same for all ways to write it: notes say `ESXi-9.0.1-…` here and `ESXi_9.0.1-…`
        /// there.
        String key() {
            return EsxIds.key(id.local());
        }
    }

    private EsxIds() {}

    static String key(String text) {
        return SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    static boolean isProfile(NoticeId id) {
        return PROFILE.matcher(id.local()).matches();
    }

    /// Empty when the text is anything else, or more.
    static Optional<Found> of(String text) {
        String literal = HtmlText.folded(text);
        if (literal.isEmpty() || literal.length() > LONGEST) {
            return Optional.empty();
        }
        String said = DASHES.matcher(literal).replaceAll("-");
        Matcher spaced = SPACED.matcher(said);
        if (spaced.matches()) {
            String joined =
                    "%s-%s-%s%s"
                            .formatted(
                                    spaced.group(1),
                                    spaced.group(2),
                                    spaced.group(3),
                                    spaced.group(4));
            return found(joined, literal);
        }
        return isId(said) ? found(said, literal) : Optional.empty();
    }

    private static Optional<Found> found(String said, String literal) {
        return Optional.ofNullable(NoticeIds.advisory("vmware", said))
                .map(id -> new Found(id, literal));
    }

    private static boolean isId(String said) {
        return TOKEN.matcher(said).matches()
                && LONG_NUMBER.matcher(said).find()
                && VERSIONED.matcher(said).matches()
                && !NO_ID.matcher(said).matches()
                && IdGrammar.mentions(said).stream().allMatch(EsxIds::isPatch);
    }

    private static boolean isPatch(Mention mention) {
        return mention.kind() == Mention.Kind.PATCH;
    }

    /// The bundle that a file is, as `ESXi670-201912001.zip`.
    static Optional<Found> bundle(String file) {
        List<String> ids = IdGrammar.patches(file);
        return ids.isEmpty()
                ? Optional.empty()
                : IdGrammar.mentions(file).stream()
                        .filter(EsxIds::isPatch)
                        .map(mention -> new Found(NoticeId.parse(mention.id()), mention.literal()))
                        .findFirst();
    }
}
