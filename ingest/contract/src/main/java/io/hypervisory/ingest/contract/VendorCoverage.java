package io.hypervisory.ingest.contract;

import io.hypervisory.ingest.contract.SourceState.Coverage;
import io.hypervisory.ingest.contract.SourceState.Health;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What can be had of a vendor with the sources that are on, and what would bring more.
///
/// @param coverage the best that is on and can be read; null when nothing is
/// @param failing the last pass of each source that gives the best coverage brought nothing
/// @param secondHand a source that is on and can be read tells what others say of this very vendor
///   today
/// @param on names of the vendor's sources that are asked, read or not
/// @param enable the source to switch on next; null when the vendor is covered as well as the
///   catalogue can
public record VendorCoverage(
        String vendor,
        @Nullable Coverage coverage,
        boolean failing,
        boolean secondHand,
        List<String> on,
        @Nullable String enable) {
    /// What is to be said once where coverage is shown.
    public static final String SECOND_HAND_NOTE =
            "Second-hand (what NVD and CISA say of a vendor's CVEs) is collected, and not searched yet.";

    public VendorCoverage {
        on = List.copyOf(on);
    }

    /// Each vendor that a source tells about, in the order of the names. A second-hand source about
    /// everybody counts for each.
    public static List<VendorCoverage> of(Collection<SourceState> sources) {
        List<SourceState> aboutAll =
                sources.stream()
                        .filter(source -> source.about() != null && vendor(source) == null)
                        .filter(source -> coverage(source) == Coverage.SECOND_HAND)
                        .filter(source -> source.health() != Health.OFF)
                        .toList();
        var byVendor = new TreeMap<String, List<SourceState>>();
        for (SourceState source : sources) {
            String vendor = vendor(source);
            if (vendor != null) {
                byVendor.computeIfAbsent(vendor, _ -> new ArrayList<>(aboutAll)).add(source);
            }
        }
        return byVendor.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .toList();
    }

    /// Whether the words for any of them name it.
    public static boolean isAnySecondHand(Collection<VendorCoverage> all) {
        return all.stream().anyMatch(each -> each.words().contains("second-hand"));
    }

    private static @Nullable String vendor(SourceState source) {
        return source.about() == null ? null : source.about().vendor();
    }

    private static VendorCoverage of(String vendor, List<SourceState> sources) {
        List<SourceState> on =
                sources.stream().filter(source -> source.health() != Health.OFF).toList();
        Coverage best =
                on.stream()
                        .filter(VendorCoverage::isRead)
                        .map(VendorCoverage::coverage)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        String enable =
                sources.stream()
                        .filter(source -> source.health() == Health.OFF && isRead(source))
                        .filter(source -> best == null || coverage(source).compareTo(best) < 0)
                        .min(Comparator.comparing(VendorCoverage::coverage))
                        .map(SourceState::source)
                        .orElse(null);
        return new VendorCoverage(
                vendor,
                best,
                best != null && isFailing(on, best),
                on.stream().anyMatch(VendorCoverage::isSecondHand),
                on.stream().map(SourceState::source).sorted().toList(),
                enable);
    }

    private static boolean isFailing(List<SourceState> on, Coverage best) {
        return on.stream()
                .filter(source -> isRead(source) && coverage(source) == best)
                .allMatch(source -> source.health() == Health.FAILED);
    }

    /// A list about everybody may say nothing of this one.
    private static boolean isSecondHand(SourceState source) {
        return vendor(source) != null && coverage(source) == Coverage.SECOND_HAND && isRead(source);
    }

    /// Bytes that are only kept tell nobody anything.
    private static boolean isRead(SourceState source) {
        return source.about() == null || source.about().proof() != null;
    }

    private static Coverage coverage(SourceState source) {
        return source.about() == null ? Coverage.SECOND_HAND : source.about().coverage();
    }

    /// For people; what second-hand is worth stands in `SECOND_HAND_NOTE`.
    public String words() {
        return failing ? best() + " (failing)" : best();
    }

    private String best() {
        return switch (coverage) {
            case CURRENT -> "current";
            case HISTORY -> secondHand ? "history, second-hand" : "history only";
            case SECOND_HAND -> "second-hand only";
            case POSTS -> "posts only";
            case null -> "off";
        };
    }
}
