package io.hypervisory.ingest.contract.product;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.hypervisory.ingest.contract.Product;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which platforms a notice's products are, as its publisher wrote them. What names no release is
/// the whole product, and what is not understood is none, never a guess. Thread-safe.
public final class Platforms {
    private static final String NUMBERED = "v?\\d{1,4}(?:\\.\\d{1,6}){1,4}";
    private static final String BETWEEN = "(?:[ ,;/]|(?<= )(?:and|or)(?= )){1,5}";

    /// One release and what describes it: `3.0.1 build 32039`, `7.0 Update 3d`.
    private static final Pattern ONE =
            Pattern.compile("v?(\\d{1,4}(?:\\.\\d{1,6}){1,4})(?![\\w.*-]).*", Pattern.DOTALL);

    /// `ESX 2.5.5, 3.0.1 and 3.0.2`
    private static final Pattern SEVERAL =
            Pattern.compile(
                    "(\\D.{0,100}? |)(" + NUMBERED + "(?:" + BETWEEN + NUMBERED + "){1,20})");

    /// A range says something of a line, not of the release that it ends at.
    private static final Pattern RANGE =
            Pattern.compile(
                    "[<>*]|\\.x|\\b(?:prior|before|earlier|later|below|above|older|newer|through|to)\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern BEGINS =
            Pattern.compile("(\\d.{0,40}?) (?:before|prior to) .{1,100}", Pattern.CASE_INSENSITIVE);

    private static final Pattern PAIR =
            Pattern.compile(
                    "\\b([A-Za-z]{2,20})/([A-Za-z]{2,20}) (\\d[\\w.]{0,20}(?: Update \\d)?)");

    private static final int MOST_WORDS = 60;
    private static final int LONGEST_NAME = 8;

    private static final LoadingCache<Said, SortedSet<Platform>> READ =
            Caffeine.newBuilder()
                    .maximumSize(Said.MOST)
                    .executor(Runnable::run)
                    .build(Platforms::read);

    private Platforms() {}

    /// @param vendor slug of the publisher, or a name as written; null when not said
    /// @param version as written beside the name; null when only the name may have one
    ///
    /// @return unmodifiable
    public static SortedSet<Platform> of(
            @Nullable String vendor, String name, @Nullable String version) {
        var said = new Said(vendor, name, version);
        return said.isRemembered() ? READ.get(said) : read(said);
    }

    /// Looks nothing up in what it fills.
    private static SortedSet<Platform> read(Said said) {
        String vendor = said.vendor();
        String name = said.name();
        String version = said.version();
        Matcher several = SEVERAL.matcher((version == null ? name : version).strip());
        if (several.matches()) {
            String head = version == null ? several.group(1).strip() : name;
            return Stream.of(several.group(2).split(BETWEEN))
                    .flatMap(each -> read(new Said(vendor, head, each)).stream())
                    .collect(
                            collectingAndThen(
                                    toCollection(TreeSet::new),
                                    Collections::unmodifiableSortedSet));
        }
        var found = new TreeSet<Platform>();
        Optional<NamedProduct> one = ProductNames.of(vendor, name, version);
        if (one.isPresent()) {
            found.add(platform(one.get()));
        } else if (version == null) {
            ProductNames.all(vendor, name).forEach(each -> found.add(platform(each)));
        }
        return Collections.unmodifiableSortedSet(found);
    }

    /// By CPE, branches or name; a name that does not say its vendor is the publisher's.
    public static SortedSet<Platform> of(@Nullable String publisher, Product product) {
        Optional<NamedProduct> named = ProductNames.of(product);
        return named.isPresent()
                ? new TreeSet<>(Set.of(platform(named.get())))
                : of(publisher, product.name(), null);
    }

    /// What a title names with a release: of `Problem with ESX/ESXi 3.5 Update 2` ESX 3.5 and ESXi
    /// 3.5. A name without a release is too often a word of something else.
    public static SortedSet<Platform> inText(String title) {
        String both = PAIR.matcher(title).replaceAll("$1 $3 ; $2 $3");
        String[] words = both.strip().split("\\s+", MOST_WORDS + 1);
        var found = new TreeSet<Platform>();
        int at = 0;
        while (at < words.length) {
            int taken = take(words, at, found);
            at += Math.max(1, taken);
        }
        return found;
    }

    /// The longest name that begins here.
    private static int take(String[] words, int at, SortedSet<Platform> found) {
        for (int length = Math.min(LONGEST_NAME, words.length - at); length > 0; length--) {
            String name = String.join(" ", Arrays.copyOfRange(words, at, at + length));
            Optional<Platform> named =
                    ProductNames.of(null, name, null)
                            .map(Platforms::platform)
                            .filter(each -> each.release() != null);
            if (named.isPresent()) {
                found.add(named.get());
                return length;
            }
        }
        return 0;
    }

    /// Their ids and those of all that hold them, sorted, as an index keeps them.
    public static List<String> chains(Collection<Platform> platforms) {
        var ids = new TreeSet<String>();
        platforms.forEach(each -> each.chain().forEach(one -> ids.add(one.id())));
        return List.copyOf(ids);
    }

    private static Platform platform(NamedProduct named) {
        ProductLine line = named.line();
        String version = named.version();
        var whole = new Platform(line.product(), release(line, version));
        if (whole.release() == null || version == null || RANGE.matcher(version).find()) {
            return whole;
        }
        Matcher one = ONE.matcher(version);
        if (!one.matches()) {
            return whole;
        }
        var deeper = new Platform(line.product(), one.group(1));
        return whole.holds(deeper) ? deeper : whole;
    }

    /// `6.0 before 6.0.0-3.116` lies in one line, since it says where it begins.
    private static @Nullable String release(ProductLine line, @Nullable String version) {
        String release = line.release();
        if (release == null && version != null) {
            Matcher begins = BEGINS.matcher(version);
            var entry = ProductTable.STANDARD.bySlug(line.product());
            release =
                    begins.matches() && entry != null
                            ? LineRule.line(entry, begins.group(1))
                            : null;
        }
        return release == null ? null : release.toLowerCase(Locale.ROOT);
    }
}
