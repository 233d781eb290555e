package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How patches of this vendor are called. Kernels up to version 6 are known by what stands behind
/// the base, `042stab083.1` of `2.6.32-042stab083.1` and of the core update
/// `CU-2.6.32-042stab083.1`; from version 7 on by the whole, `3.10.0-514.16.1.vz7.30.10`.
/// ReadyKernel patches are called as their packages are. Thread-safe.
final class VirtuozzoIds {
    static final String VENDOR = "virtuozzo";

    private static final Pattern KERNEL =
            Pattern.compile(
                    "(?i)(?<![\\w.])(?:CU-)?(?:\\d\\.\\d{1,2}\\.\\d{1,2}-)?"
                            + "(?<short>\\d{3}(?:stab|test)\\d{3}\\.\\d{1,3})(?![\\w])"
                            + "|(?<![\\w.])(?<long>\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}-\\d{1,4}(?:\\.\\d{1,4}){0,6}"
                            + "\\.v[zl]\\d{1,2}(?:\\.\\d{1,4}){1,4})(?![\\w])");
    private static final Pattern READYKERNEL =
            Pattern.compile(
                    "(?i)(?<![\\w.-])readykernel-patch-\\d[\\w.]{0,40}-\\d[\\w.]{0,20}-\\d{1,4}"
                            + "(?:\\.(?:vl|vz)\\d{1,2})?(?![\\w])");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w./+-])[A-Za-z][\\w.+~^-]{2,200}\\.(?:rpm|deb)(?![\\w])");

    private VirtuozzoIds() {}

    /// A patch as found.
    record Patch(NoticeId id, String literal) {}

    /// Kernels that the text names, each once.
    static List<Patch> kernels(String text) {
        return found(
                KERNEL,
                text,
                match -> {
                    String within = match.group("short");
                    String whole = within == null ? match.group("long") : within;
                    return whole.toLowerCase(Locale.ROOT);
                });
    }

    /// ReadyKernel patches that the text names, each once.
    static List<Patch> readyKernels(String text) {
        return found(READYKERNEL, text, match -> match.group().toLowerCase(Locale.ROOT));
    }

    /// Both of them, kernels first.
    static List<Patch> patches(String text) {
        var both = new ArrayList<>(kernels(text));
        both.addAll(readyKernels(text));
        return both;
    }

    private static List<Patch> found(
            Pattern pattern, String text, java.util.function.Function<MatchResult, String> local) {
        var patches = new LinkedHashMap<NoticeId, Patch>();
        pattern.matcher(text)
                .results()
                .forEach(match -> {
                    var id = new NoticeId(VENDOR, local.apply(match));
                    patches.putIfAbsent(id, new Patch(id, match.group()));
                });
        return List.copyOf(patches.values());
    }

    /// Advisories of this vendor that the text names, `VZA-2016-104` and `VZLSA-2017-2563`.
    static List<Mention> advisories(String text) {
        return IdGrammar.mentions(text).stream()
                .filter(mention -> mention.kind() == Mention.Kind.ADVISORY)
                .filter(mention -> mention.id().startsWith(VENDOR + "/"))
                .toList();
    }

    /// Null when the text names none.
    static @Nullable Mention advisory(String text) {
        return advisories(text).stream().findFirst().orElse(null);
    }

    /// Names of package files.
    static List<String> files(String text) {
        return FILE.matcher(text).results().map(MatchResult::group).distinct().toList();
    }
}
