package io.hypervisory.ingest.contract.product;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A CPE name, 2.3 (`cpe:2.3:o:vmware:esxi:7.0:update_3d:*:…`) or 2.2 (`cpe:/o:vmware:esx:3.5`), as
/// far as products need it.
///
/// @param part `a`, `o` or `h`
/// @param version, update null when not stated, or any
public record Cpe(
        String part,
        String vendor,
        String product,
        @Nullable String version,
        @Nullable String update) {
    private static final Pattern COLON = Pattern.compile("(?<!\\\\):");
    private static final Pattern QUOTED = Pattern.compile("\\\\(.)");
    private static final Pattern UPDATE =
            Pattern.compile("(?:update|u)[_-]?(\\d{1,2})[_-]?([a-z])?");
    private static final Pattern BUNDLE = Pattern.compile("\\d{3}-\\d{9}");
    private static final int LONGEST = 1000;
    private static final int FIELDS_OF_23 = 6;
    private static final int FIELDS_OF_22 = 4;

    /// Empty when this is no CPE of a product.
    public static Optional<Cpe> parse(String text) {
        String cpe = text.strip().toLowerCase(Locale.ROOT);
        if (cpe.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> fields = List.of(COLON.split(cpe, -1));
        if (cpe.startsWith("cpe:2.3:") && fields.size() >= FIELDS_OF_23) {
            return of(fields.subList(2, fields.size()).stream().map(Cpe::unquoted).toList());
        }
        if (cpe.startsWith("cpe:/") && fields.size() >= FIELDS_OF_22) {
            return of(
                    fields.subList(1, fields.size()).stream()
                            .map(field ->
                                    decoded(field.startsWith("/") ? field.substring(1) : field))
                            .toList());
        }
        return Optional.empty();
    }

    private static Optional<Cpe> of(List<String> fields) {
        String vendor = fields.get(1);
        String product = fields.get(2);
        if (isAny(vendor) || isAny(product)) {
            return Optional.empty();
        }
        return Optional.of(
                new Cpe(fields.getFirst(), vendor, product, stated(fields, 3), stated(fields, 4)));
    }

    private static @Nullable String stated(List<String> fields, int at) {
        return fields.size() <= at || isAny(fields.get(at)) ? null : fields.get(at);
    }

    private static boolean isAny(String field) {
        return field.isEmpty() || field.equals("*") || field.equals("-");
    }

    private static String unquoted(String field) {
        return QUOTED.matcher(field).replaceAll("$1");
    }

    private static String decoded(String field) {
        try {
            return URLDecoder.decode(field.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return field;
        }
    }

    /// Version and update as VMware writes them: `7.0 Update 3d`, `ESXi670-201811001`; null when no
    /// version is stated, though a service pack alone is. A bare number as update may be anything,
    /// and is left out.
    public @Nullable String versionText() {
        if (version == null) {
            return update != null && update.startsWith("sp") ? update : null;
        }
        if (product.equals("esxi") && update != null && BUNDLE.matcher(update).matches()) {
            return "ESXi" + update;
        }
        String said = version.replace('_', ' ');
        return update == null ? said : said + updateText(update);
    }

    private static String updateText(String update) {
        Matcher number = UPDATE.matcher(update);
        if (number.matches()) {
            String letter = number.group(2) == null ? "" : number.group(2);
            return " Update " + number.group(1) + letter;
        }
        return switch (update.replaceAll("[\\d_]", "")) {
            case "sp", "cu", "rc", "beta", "p", "ep", "hf" -> " " + update.replace("_", "");
            case "a", "b", "c", "d", "e" -> update;
            default -> "";
        };
    }
}
