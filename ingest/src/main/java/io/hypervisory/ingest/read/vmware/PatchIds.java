package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Patch ids in text, the numbered patches of ESX 2.x too, which have no id but a product, a
/// version and a number. Thread-safe.
final class PatchIds {
    private static final Pattern NUMBER =
            Pattern.compile("(?i)\\b(?:upgrade )?patch #?(\\d{1,2})\\b(?!-)");
    private static final Pattern VERSION = Pattern.compile("\\d\\.\\d(?:\\.\\d)?");

    /// A product with its version, perhaps with a numbered patch behind it, or an id.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?i)\\b(ESXi?(?: Server)?(?: ESXi)? (\\d\\.\\d(?:\\.\\d)?))\\b"
                            + "(?: (?:(?:before|prior to|without) )?(?:patch )?(?:upgrade )?patch #?(\\d{1,2})\\b(?!-))?"
                            + "|\\bESX[ie]?\\d{0,3}-\\d{5,9}(?:-[A-Z]{1,2}){0,2}(?!\\w)"
                            + "|\\b(ESXi(?:\\d{2}|-\\d\\.\\d)(?:U\\d{1,2})?[a-z]{0,2}-\\d{7,9})(?!\\w)");

    private static final Pattern DIGITS = Pattern.compile("(?i)^ESX[ie]?");

    /// A patch named in prose.
    ///
    /// @param id `vendor/id`
    /// @param product the product named last before it, `ESX 3.5`; null when it does not fit the id
    record Named(String id, String literal, @Nullable String product) {}

    private PatchIds() {}

    /// Ids of one table cell; a bare number counts for the row's own ESX version.
    static List<String> inCell(String product, String version, String fix) {
        var ids = new LinkedHashSet<String>();
        inText(fix).forEach(named -> ids.add(named.id()));
        boolean esx = product.startsWith("ESX") && VERSION.matcher(version).matches();
        Matcher number = NUMBER.matcher(fix);
        if (ids.isEmpty() && esx && number.find()) {
            ids.add(upgrade(version, number.group(1)));
        }
        return List.copyOf(ids);
    }

    /// Ids in prose of one line, in order.
    static List<Named> inText(String line) {
        var found = new ArrayList<Named>();
        String product = null;
        Matcher token = TOKEN.matcher(line);
        while (token.find()) {
            if (token.group(1) != null) {
                product = token.group(1);
                upgrade(token, product).ifPresent(found::add);
                continue;
            }
            if (token.group(4) != null) {
                found.add(new Named("vmware/" + release(token.group(4)), token.group(4), null));
                continue;
            }
            for (Mention mention : IdGrammar.mentions(token.group())) {
                String fitting = fits(product, mention.literal()) ? product : null;
                found.add(new Named(mention.id(), mention.literal(), fitting));
            }
        }
        return found;
    }

    /// The class that the id's ending states: security, bug fix, update.
    static @Nullable String patchClass(String id) {
        return switch (id.substring(Math.max(0, id.length() - 3))) {
            case "-SG" -> "security";
            case "-BG" -> "bug-fix";
            case "-UG" -> "update";
            default -> null;
        };
    }

    private static Optional<Named> upgrade(Matcher token, String product) {
        String number = token.group(3);
        return number == null
                ? Optional.empty()
                : Optional.of(new Named(upgrade(token.group(2), number), token.group(), product));
    }

    private static String upgrade(String version, String number) {
        return "vmware/ESX-" + version + "-patch-" + Integer.parseInt(number);
    }

    /// Since ESXi 7 a patch is called by its release and build: `ESXi70U3f-20036589`.
    private static String release(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return "ESXi" + lower.substring(4).replace('u', 'U');
    }

    /// Sound only where the id's own digits agree with the version: 350 with 3.5.
    private static boolean fits(@Nullable String product, String literal) {
        if (product == null) {
            return false;
        }
        Matcher version = VERSION.matcher(product);
        return version.find()
                && DIGITS.matcher(literal)
                        .replaceFirst("")
                        .startsWith(version.group().replace(".", ""));
    }
}
