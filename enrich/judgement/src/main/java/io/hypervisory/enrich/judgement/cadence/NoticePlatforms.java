package io.hypervisory.enrich.judgement.cadence;

import static java.util.stream.Collectors.toCollection;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.Platforms;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which platforms a notice concerns, by its products as written. What it says is not affected does
/// not count. Pure, thread-safe.
public final class NoticePlatforms {
    private static final Set<String> NOT_CONCERNED =
            Set.of("not affected", "unaffected", "not applicable", "n/a", "none");

    private static final String RELEVANT = "relevant releases";
    private static final Pattern WITHOUT =
            Pattern.compile("(?:,| without (?:the )?(?:patch|update|following).{0,500})$");

    private static final Set<String> ESX = Set.of("esx", "vmware esx");
    private static final LocalDate ESXI_5 = LocalDate.parse("2011-08-24");

    private NoticePlatforms() {}

    /// Of a post those that its title names with a release.
    public static SortedSet<Platform> of(Entry entry) {
        var found = new TreeSet<Platform>();
        switch (entry) {
            case Patch patch ->
                    patch.content()
                            .products()
                            .forEach(name ->
                                    found.addAll(Platforms.of(patch.id().vendor(), name, null)));
            case Advisory advisory -> addAll(advisory, found);
            case Post post -> found.addAll(Platforms.inText(post.content().title()));
        }
        return found;
    }

    /// Whether it is about the platform: it names it, a release of it, or the whole line that it is
    /// a release of. One that names the product alone leaves open which release it means, and is
    /// not.
    static boolean concerns(Platform platform, Entry entry) {
        return of(entry).stream().anyMatch(named -> isAbout(platform, named));
    }

    static boolean isAbout(Platform platform, Platform named) {
        return platform.holds(named) || named.isLine() && named.holds(platform);
    }

    private static void addAll(Advisory advisory, SortedSet<Platform> found) {
        String vendor = advisory.id().vendor();
        Set<String> unaffected = unaffected(advisory);
        advisory.content().products().stream()
                .filter(product -> !unaffected.contains(product.id()))
                .forEach(product ->
                        found.addAll(
                                orClassic(
                                        Platforms.of(vendor, product), product.name(), advisory)));
        relevantReleases(advisory)
                .forEach(line ->
                        found.addAll(orClassic(Platforms.of(vendor, line, null), line, advisory)));
        for (PatchRow row : advisory.content().patchTable()) {
            if (!NOT_CONCERNED.contains(row.fix().strip().toLowerCase(Locale.ROOT))) {
                found.addAll(orClassic(of(vendor, row), row.product(), advisory));
            }
        }
    }

    /// VMware's mails list what they are about in a section of its own, one product in a line: `ESX
    /// 3.0.1 without patch ESX-1002962`.
    private static List<String> relevantReleases(Advisory advisory) {
        return advisory.content().notes().stream()
                .filter(note ->
                        note.title() != null
                                && note.title().toLowerCase(Locale.ROOT).startsWith(RELEVANT))
                .flatMap(note -> note.text().lines())
                .map(line -> WITHOUT.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static SortedSet<Platform> orClassic(
            SortedSet<Platform> found, String name, Advisory advisory) {
        boolean isBare =
                found.isEmpty()
                        && ESX.contains(name.strip().toLowerCase(Locale.ROOT))
                        && advisory.id().vendor().equals("vmware");
        return isBare
                ? esxWithoutVersion(advisory.content().initialReleaseDate()).stream()
                        .collect(toCollection(TreeSet::new))
                : found;
    }

    /// An ESX without a version can be either build since ESXi 5.0, and was the classic one before.
    ///
    /// @param said when it was named so
    public static Optional<Platform> esxWithoutVersion(@Nullable SaidDate said) {
        LocalDate day = Said.day(said);
        return day != null && day.isBefore(ESXI_5)
                ? Optional.of(new Platform("vmware/esx", null))
                : Optional.empty();
    }

    static SortedSet<Platform> of(String vendor, PatchRow row) {
        return Platforms.of(vendor, row.product(), row.productVersion());
    }

    /// Products that stand in this status for one vulnerability and in no other for any.
    private static Set<String> unaffected(Advisory advisory) {
        var unaffected = new HashSet<String>();
        var others = new HashSet<String>();
        for (var vulnerability : advisory.content().vulnerabilities()) {
            vulnerability
                    .statuses()
                    .forEach((status, products) ->
                            (status == ProductStatus.KNOWN_NOT_AFFECTED ? unaffected : others)
                                    .addAll(products));
        }
        unaffected.removeAll(others);
        return unaffected;
    }
}
