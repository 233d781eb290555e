package io.hypervisory.enrich.judgement.cadence;

import static java.util.Comparator.comparing;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.cadence.Fix.Basis;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes fixes of the patches and advisories on one platform.
///
/// A patch counts on its own day of release. Without one it counts on the earliest day of an
/// advisory that names it, marked [Basis#ADVISORY]; where the publisher brings out fixes with its
/// advisories that day is the release. An advisory counts itself only with such a publisher, and
/// only when no patch that it names is there. What has no day at all is undated.
///
/// Used by one thread.
final class FixesOf {
    private final Platform platform;
    private final Map<NoticeId, Patch> patches = new TreeMap<>();
    private final Map<NoticeId, Advisory> advisories = new TreeMap<>();
    private final Map<NoticeId, Post> posts = new TreeMap<>();

    /// The advisories that name a patch, by the patch.
    private final Map<NoticeId, Set<Advisory>> naming = new HashMap<>();

    FixesOf(Platform platform, Collection<? extends Entry> entries) {
        this.platform = platform;
        for (Entry entry : entries) {
            switch (entry) {
                case Patch patch when NoticePlatforms.concerns(platform, patch) ->
                        patches.put(patch.id(), patch);
                case Advisory advisory -> advisories.put(advisory.id(), advisory);
                case Post post -> posts.put(post.id(), post);
                default -> {}
            }
        }
        advisories
                .values()
                .forEach(advisory ->
                        named(advisory)
                                .forEach(patch ->
                                        naming.computeIfAbsent(patch, _ -> new HashSet<>())
                                                .add(advisory)));
        for (Patch patch : patches.values()) {
            for (NoticeId by : patch.content().advisories()) {
                Advisory advisory = advisories.get(by);
                if (advisory != null) {
                    naming.computeIfAbsent(patch.id(), _ -> new HashSet<>()).add(advisory);
                }
            }
        }
    }

    Known known() {
        var fixes = new ArrayList<Fix>();
        var undated = new TreeSet<NoticeId>();
        for (Patch patch : patches.values()) {
            add(patch.id(), fix(patch), fixes, undated);
        }
        var own =
                advisories.values().stream()
                        .filter(each -> each.id().vendor().equals(platform.vendor()))
                        .filter(each -> NoticePlatforms.concerns(platform, each))
                        .toList();
        own.stream()
                .filter(this::isItselfTheRelease)
                .forEach(each -> add(each.id(), fix(each), fixes, undated));
        fixes.sort(comparing(Fix::day).thenComparing(Fix::id));
        List<Post> told = posts(undated, fixes);
        List<Trouble> troubles = Trouble.of(platform, told);
        return new Known(
                platform,
                withAllSuperseded(fixes).stream().map(fix -> Trouble.told(fix, troubles)).toList(),
                List.copyOf(undated),
                own,
                told);
    }

    private List<Post> posts(Set<NoticeId> undated, List<Fix> fixes) {
        var ids = new HashSet<>(undated);
        fixes.forEach(fix -> ids.add(fix.id()));
        return posts.values().stream()
                .filter(post -> NoticePlatforms.concerns(platform, post) || namesOneOf(ids, post))
                .toList();
    }

    private static boolean namesOneOf(Set<NoticeId> ids, Post post) {
        return post.content().mentions().stream()
                .filter(mention -> mention.kind() == Mention.Kind.PATCH)
                .anyMatch(mention -> ids.contains(NoticeId.parse(mention.id())));
    }

    private static void add(
            NoticeId id, @Nullable Fix fix, List<Fix> fixes, Set<NoticeId> undated) {
        if (fix == null) {
            undated.add(id);
        } else {
            fixes.add(fix);
        }
    }

    private boolean isItselfTheRelease(Advisory advisory) {
        return Publishing.isWithTheAdvisory(advisory.id().vendor())
                && patches.keySet().stream()
                        .noneMatch(
                                patch -> naming.getOrDefault(patch, Set.of()).contains(advisory));
    }

    private static Set<NoticeId> named(Advisory advisory) {
        var content = advisory.content();
        return Stream.concat(
                        content.patchTable().stream()
                                .flatMap(row -> row.patchIds().stream())
                                .map(NoticeId::parse),
                        content.vulnerabilities().stream()
                                .flatMap(each -> each.remediations().stream())
                                .map(Remediation::patch)
                                .filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    private @Nullable Fix fix(Patch patch) {
        var content = patch.content();
        Set<Advisory> by = naming.getOrDefault(patch.id(), Set.of());
        LocalDate day = Said.day(content.releaseDate());
        var basis = Basis.RELEASE;
        if (day == null) {
            day = earliest(by);
            basis =
                    Publishing.isWithTheAdvisory(patch.id().vendor())
                            ? Basis.RELEASE
                            : Basis.ADVISORY;
        }
        if (day == null) {
            return null;
        }
        var cves = new TreeSet<>(content.cves());
        return new Fix(
                patch.id(),
                day,
                basis,
                kinds(content.classification(), content.patchClass(), !cves.isEmpty()),
                Components.of(patch, by),
                isCritical(content.patchClass(), content.severity(), content.classification()),
                FixToll.of(patch),
                cves,
                Said.exploited(content.knowledge()),
                Set.copyOf(content.supersedes()),
                Set.copyOf(content.requires()),
                about(patch));
    }

    private static Fix.About about(Patch patch) {
        var content = patch.content();
        var judged = content.classification();
        var qualities = new TreeSet<>(Said.values(judged.qualities()));
        if ("recall".equalsIgnoreCase(content.releaseType())) {
            qualities.add("recalled");
        }
        return new Fix.About(
                content.title() == null ? "" : content.title(),
                Said.text(content.notes()),
                Said.valuesAndWords(judged.fixes()).collect(Collectors.toSet()),
                Stream.concat(content.hardware().stream(), Said.valuesAndWords(judged.hardware()))
                        .collect(Collectors.toSet()),
                qualities);
    }

    private @Nullable Fix fix(Advisory advisory) {
        var content = advisory.content();
        var judged = content.classification();
        LocalDate day = Said.day(content.initialReleaseDate());
        if (day == null) {
            return null;
        }
        return new Fix(
                advisory.id(),
                day,
                Basis.RELEASE,
                kinds(judged, null, !content.cves().isEmpty()),
                Said.values(judged.components()),
                isCritical(null, content.severity(), judged),
                FixToll.of(advisory, platform),
                Set.copyOf(content.cves()),
                Said.exploited(content.knowledge()),
                Set.of(),
                Set.of(),
                new Fix.About(
                        content.title(),
                        Said.text(content.notes()),
                        Said.valuesAndWords(judged.fixes()).collect(Collectors.toSet()),
                        Said.valuesAndWords(judged.hardware()).collect(Collectors.toSet()),
                        Said.values(judged.qualities())));
    }

    private static @Nullable LocalDate earliest(Set<Advisory> advisories) {
        return advisories.stream()
                .map(each -> Said.day(each.content().initialReleaseDate()))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /// The labels, and what the publisher's own class says outright; whatever fixes a CVE is a
    /// security fix.
    private static Set<String> kinds(
            Classification judged, @Nullable String stated, boolean fixesACve) {
        var kinds = new TreeSet<>(Said.values(judged.kinds()));
        switch (stated == null ? "" : stated.toLowerCase(Locale.ROOT)) {
            case "security" -> kinds.add("security-fix");
            case "critical" -> kinds.add("critical-fix");
            case "general", "bug-fix", "bugfix" -> kinds.add("general-fix");
            case "release" -> kinds.add("release");
            default -> {}
        }
        if (fixesACve) {
            kinds.add("security-fix");
        }
        return kinds;
    }

    private static boolean isCritical(
            @Nullable String stated, @Nullable String severity, Classification judged) {
        return "critical".equalsIgnoreCase(stated)
                || "critical".equalsIgnoreCase(severity)
                || Said.values(judged.kinds()).contains("critical-fix");
    }

    /// What supersedes a fix supersedes what that one does, too: the last of a chain brings all.
    private static List<Fix> withAllSuperseded(List<Fix> fixes) {
        Map<NoticeId, Set<NoticeId>> direct = new HashMap<>();
        fixes.forEach(fix -> direct.put(fix.id(), fix.supersedes()));
        return fixes.stream()
                .map(fix ->
                        fix.supersedes().isEmpty() ? fix : fix.superseding(reached(fix, direct)))
                .toList();
    }

    private static Set<NoticeId> reached(Fix from, Map<NoticeId, Set<NoticeId>> direct) {
        var reached = new HashSet<NoticeId>();
        var open = new ArrayDeque<>(from.supersedes());
        while (!open.isEmpty()) {
            NoticeId id = open.remove();
            if (reached.add(id)) {
                open.addAll(direct.getOrDefault(id, Set.of()));
            }
        }
        reached.remove(from.id());
        return reached;
    }
}
