package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.Platforms;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Many patches that their publisher brought out as one and gave a number: `ESX 3.5 Update 2`.
record Update(Platform of, int number) {
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)([^\\n]{1,100}?)\\sUpdate\\s(\\d{1,3})\\b");
    private static final Pattern PART_OF =
            Pattern.compile("(?i)\\bpart of (?:the )?(.{1,60}?\\sUpdate\\s\\d{1,3})\\b");

    /// Those that a text names, as `ESX/ESXi 3.5 Update 2`: one for each product.
    static Set<Update> named(String text) {
        var updates = new HashSet<Update>();
        Matcher numbered = NUMBERED.matcher(text);
        while (numbered.find()) {
            int number = Integer.parseInt(numbered.group(2));
            Platforms.inText(numbered.group(1))
                    .forEach(platform -> updates.add(new Update(platform, number)));
        }
        return updates;
    }

    /// Those that a patch is a part of, by its publisher's own words on it.
    static Set<Update> around(String notes) {
        var updates = new HashSet<Update>();
        Matcher part = PART_OF.matcher(notes);
        while (part.find()) {
            updates.addAll(named(part.group(1)));
        }
        return updates;
    }
}
