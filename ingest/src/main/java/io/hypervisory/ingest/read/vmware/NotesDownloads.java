package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.EsxIds.Found;
import io.hypervisory.ingest.read.vmware.PatchSheet.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The tables of build details in release notes, which are on the file that brings a whole release:
/// its image or roll-up has that build, or the file bears its id. Bulletins and image profiles
/// speak for themselves. Used by one thread.
///
/// @param patches by their keys
/// @param images keys of those listed as images
record NotesDownloads(Map<String, EsxPatch> patches, Set<String> images, Unread unread) {
    private static final Pattern BUILD = Pattern.compile("\\d{5,9}");

    void apply(Iterable<PatchSheet> sheets, Function<Found, EsxPatch> made) {
        for (PatchSheet sheet : sheets) {
            String file = sheet.value(PatchLabel.FILE);
            Optional<Found> bundle = file == null ? Optional.empty() : EsxIds.bundle(file);
            bundle.ifPresent(made::apply);
            boolean any = false;
            for (Map.Entry<String, EsxPatch> patch : patches.entrySet()) {
                boolean named = bundle.isPresent() && bundle.get().key().equals(patch.getKey());
                if (named || (isRelease(patch) && hasBuild(sheet, patch.getKey()))) {
                    any = true;
                    sheet.entries().forEach(patch.getValue()::say);
                }
            }
            if (!any) {
                sheet.entries().stream()
                        .filter(entry -> entry.label() != PatchLabel.OTHER)
                        .map(Entry::written)
                        .reduce((one, other) -> one + ", " + other)
                        .ifPresent(labels -> unread.note("of no patch here: " + labels));
            }
        }
    }

    private boolean isRelease(Map.Entry<String, EsxPatch> patch) {
        String local = patch.getValue().id().local();
        return images.contains(patch.getKey())
                || (local.startsWith("ESX")
                        && local.indexOf('_') < 0
                        && !EsxIds.isProfile(patch.getValue().id()));
    }

    private static boolean hasBuild(PatchSheet sheet, String key) {
        String build = sheet.value(PatchLabel.BUILD);
        return build != null
                && BUILD.matcher(build).results().map(MatchResult::group).anyMatch(key::endsWith);
    }
}
