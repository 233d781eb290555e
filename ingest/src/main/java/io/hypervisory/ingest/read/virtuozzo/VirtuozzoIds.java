package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How patches of this vendor are called. Kernels up to version 6 are known by what stands behind
/// the base, `042stab083.1` of `2.6.32-042stab083.1` and of the core update
/// `CU-2.6.32-042stab083.1`; from version 7 on by the whole, `3.10.0-514.16.1.vz7.30.10`.
/// ReadyKernel patches are called as their packages are. Thread-safe.
final class VirtuozzoIds {
    static final String VENDOR = "virtuozzo";

    private static final String LIVE = "readykernel-patch-";

    /// What stands before a kernel's own name.
    private static final String BASE = "(?i)(?<![\\w.])(?:CU-)?(?:\\d\\.\\d{1,2}\\.\\d{1,2}-)?";

    private static final Pattern FILE =
            Pattern.compile("(?<![\\w./+-])[A-Za-z][\\w.+~^-]{2,200}\\.(?:rpm|deb)(?![\\w])");

    private VirtuozzoIds() {}

    /// A patch as found.
    record Patch(NoticeId id, String literal) {}

    /// Kernels that the text names, each once.
    static List<Patch> kernels(String text) {
        return patches(text, id -> !id.local().startsWith(LIVE));
    }

    /// ReadyKernel patches that the text names, each once.
    static List<Patch> readyKernels(String text) {
        return patches(text, id -> id.local().startsWith(LIVE));
    }

    /// Both of them, kernels first.
    static List<Patch> patches(String text) {
        var both = new ArrayList<>(kernels(text));
        both.addAll(readyKernels(text));
        return both;
    }

    private static List<Patch> patches(String text, Predicate<NoticeId> wanted) {
        return mentions(text, Mention.Kind.PATCH)
                .map(mention ->
                        new Patch(NoticeId.parse(mention.id()), literal(text, mention.literal())))
                .filter(patch -> wanted.test(patch.id()))
                .toList();
    }

    private static String literal(String text, String name) {
        Matcher whole = Pattern.compile(BASE + Pattern.quote(name)).matcher(text);
        return whole.find() ? whole.group() : name;
    }

    private static Stream<Mention> mentions(String text, Mention.Kind kind) {
        return IdGrammar.mentions(text).stream()
                .filter(mention -> mention.kind() == kind)
                .filter(mention -> mention.id().startsWith(VENDOR + "/"));
    }

    /// Advisories of this vendor that the text names, `VZA-2016-104` and `VZLSA-2017-2563`.
    static List<Mention> advisories(String text) {
        return mentions(text, Mention.Kind.ADVISORY).toList();
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
