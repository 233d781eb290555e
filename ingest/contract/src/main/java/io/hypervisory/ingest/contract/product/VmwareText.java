package io.hypervisory.ingest.contract.product;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a text says of a release of VMware's, before any table is asked.
///
/// @param line `8.0`; null when neither the text nor the context says
/// @param build digits; null when not said
/// @param names under which the table of releases may know it, the most exact first
/// @param four the numbers of a release since 9.0, as `9.0.0.0100`; null when not said
/// @param unresolved the way below the line when the table does not know it
record VmwareText(
        @Nullable String line,
        @Nullable String build,
        List<String> names,
        @Nullable String four,
        List<Step> unresolved) {
    /// `ESXi670-202011101-SG`, `ESX350-200802401-BG`, `ESXe350-200805501-I-SG`; without a letter it
    /// is the bundle.
    private static final Pattern PATCH =
            pattern("esx[ie]?(\\d)(\\d)\\d?-(\\d{6})(\\d{3})(?:-[itco])?(?:-(?:sg|bg|ug))?");

    private static final Pattern ROLL_UP =
            pattern("esx[ie]?(\\d)(\\d)(\\d)-update(\\d{2})([a-z])?");
    private static final Pattern BULLETIN =
            pattern("esxi(\\d)(\\d)(?:u\\d{1,2})?s?[a-z]?-(\\d{7,9})");
    private static final Pattern PROFILE_OF_DAY =
            pattern("esxi-(\\d{1,2}\\.\\d)\\.\\d-(\\d{8})(\\d{3})s?(?:-(?:standard|no-tools))?");

    /// `ESXi-7.0U3d-19482537-standard`, `ESXi-9.0.0.0100-24813472`
    private static final Pattern PROFILE =
            pattern("esxi-(\\d[\\w.]{0,20}-\\d{7,9})(?:-(?:standard|no-tools))?");

    /// `6.7.0-1.44.12986307`, `9.0.0-0100.24813472`: the build stands last.
    private static final Pattern VIB =
            pattern(
                    "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{1,2})-(?:(\\d{1,8})\\.)?(?:\\d{1,8}\\.){0,8}?(\\d{5,9})"
                            + "(?:-(?:standard|no-tools))?");

    private static final Pattern PRODUCT =
            pattern(
                    "(?:vmware |vsphere |version |release |v(?=\\d)|esx server 3i |esx server |esxi |esx "
                            + "|vcenter server |vcenter |virtualcenter )");

    static Optional<VmwareText> read(String text, @Nullable String release) {
        String bare = withoutProduct(text);
        Matcher patch = PATCH.matcher(bare);
        if (patch.matches()) {
            return Optional.of(patch(patch, bare));
        }
        Matcher rollUp = ROLL_UP.matcher(bare);
        if (rollUp.matches()) {
            String letter = rollUp.group(5) == null ? "" : rollUp.group(5);
            String words = " update " + rollUp.group(4) + letter;
            return VmwareName.read(
                    rollUp.group(1) + "." + rollUp.group(2) + "." + rollUp.group(3) + words,
                    release);
        }
        Matcher bulletin = BULLETIN.matcher(bare);
        if (bulletin.matches()) {
            return Optional.of(
                    ofBuild(bulletin.group(1) + "." + bulletin.group(2), bulletin.group(3)));
        }
        Matcher day = PROFILE_OF_DAY.matcher(bare);
        if (day.matches()) {
            var step = new Step("profile", SortKeys.number(day.group(2) + day.group(3)));
            return Optional.of(of(day.group(1), List.of(), step));
        }
        Matcher profile = PROFILE.matcher(bare);
        if (profile.matches()) {
            return VmwareName.read(profile.group(1), release);
        }
        return vib(bare).or(() -> VmwareName.read(bare, release));
    }

    private static VmwareText patch(Matcher patch, String literal) {
        var step =
                new Step(
                        "patch",
                        SortKeys.number(patch.group(3)) + "." + SortKeys.number(patch.group(4)));
        return of(
                patch.group(1) + "." + patch.group(2),
                List.of(literal.toLowerCase(Locale.ROOT)),
                step);
    }

    /// A VIB's name may stand before its version: `VMware_bootbank_esx-base_6.7.0-1.44.12986307`.
    private static Optional<VmwareText> vib(String bare) {
        int name = Math.max(bare.lastIndexOf('_'), bare.lastIndexOf(':'));
        Matcher vib = VIB.matcher(bare.substring(name + 1));
        if (!vib.matches()) {
            return Optional.empty();
        }
        String line = vib.group(1) + "." + vib.group(2);
        String fourth = vib.group(4) == null ? "0" : vib.group(4);
        String four = line + "." + vib.group(3) + "." + fourth;
        return Optional.of(new VmwareText(line, vib.group(5), List.of(), four, List.of()));
    }

    static VmwareText ofBuild(@Nullable String line, String build) {
        return new VmwareText(line, build, List.of(), null, List.of());
    }

    static VmwareText of(@Nullable String line, List<String> names, Step... unresolved) {
        return new VmwareText(line, null, names, null, List.of(unresolved));
    }

    private static String withoutProduct(String text) {
        Matcher product = PRODUCT.matcher(text);
        int end = 0;
        while (product.region(end, text.length()).lookingAt()) {
            end = product.end();
        }
        return text.substring(end).strip();
    }

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, CASE_INSENSITIVE);
    }
}
