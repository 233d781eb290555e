package io.hypervisory.index.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Forms of an id that do not depend on how its parts are separated, nor on zeros before its
/// numbers, so that one who types it otherwise finds it. Pure.
public final class IdKeys {
    private static final Pattern GROUP = Pattern.compile("\\p{N}+|\\p{L}+");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=\\p{N})");

    private IdKeys() {}

    /// Letters and digits alone: of `VMSA-2008-0001` `vmsa20080001`.
    public static String joined(String id) {
        var joined = new StringBuilder(id.length());
        id.codePoints().filter(Character::isLetterOrDigit).forEach(joined::appendCodePoint);
        return joined.toString().toLowerCase(Locale.ROOT);
    }

    /// Its groups of letters and of digits, without leading zeros: of `MS08-078` `ms.8.78`.
    public static String counted(String id) {
        var groups = new ArrayList<String>();
        var group = GROUP.matcher(id.toLowerCase(Locale.ROOT));
        while (group.find()) {
            groups.add(ZEROS.matcher(group.group()).replaceFirst(""));
        }
        return String.join(".", groups);
    }

    /// Both forms; one where they are the same, none where there is neither letter nor digit.
    public static List<String> of(String id) {
        String joined = joined(id);
        String counted = counted(id);
        if (joined.isEmpty()) {
            return List.of();
        }
        return joined.equals(counted) ? List.of(joined) : List.of(joined, counted);
    }
}
