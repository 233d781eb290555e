package io.hypervisory.ingest.read.vmware;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the rows and columns of VMware's tables on a patch are called, from the knowledge base of
/// 2006 to the release notes of today. Words changed over the years, so some are told by parts.
enum PatchLabel {
    PRODUCTS,
    BUILD,
    CLASS,
    SEVERITY,
    SUPERSEDES,
    REQUIRES,
    /// Whether guests must leave the host.
    MIGRATION,
    REBOOT,
    LIVE,
    /// Another word on restarts, which is kept as it stands.
    RESTART,
    FIXED,
    HARDWARE,
    SOFTWARE,
    PACKAGES,
    CVES,
    DATE,
    UPDATED,
    /// The id of an image profile.
    PROFILE,
    /// The id of a bulletin.
    BULLETIN,
    /// Name and version of an image.
    IMAGE,
    VERSION,
    /// What one patch of several is about.
    TITLE,
    FILE,
    /// Known, and nothing that a patch's facts have a place for.
    OTHER;

    private static final Map<String, PatchLabel> BY_NAME =
            Map.ofEntries(
                    Map.entry("product versions", PRODUCTS),
                    Map.entry("product version", PRODUCTS),
                    Map.entry("build", BUILD),
                    Map.entry("build number", BUILD),
                    Map.entry("category", CLASS),
                    Map.entry("classification", CLASS),
                    Map.entry("severity", SEVERITY),
                    Map.entry("replaces", SUPERSEDES),
                    Map.entry("requires", REQUIRES),
                    Map.entry("required patches", REQUIRES),
                    Map.entry("cves", CVES),
                    Map.entry("release date", DATE),
                    Map.entry("released", DATE),
                    Map.entry("released on", DATE),
                    Map.entry("document last updated", UPDATED),
                    Map.entry("last updated", UPDATED),
                    Map.entry("last modified date", UPDATED),
                    Map.entry("updated", UPDATED),
                    Map.entry("profile name", PROFILE),
                    Map.entry("image profile name", PROFILE),
                    Map.entry("image profile", PROFILE),
                    Map.entry("image profiles", PROFILE),
                    Map.entry("bulletin", BULLETIN),
                    Map.entry("bulletin id", BULLETIN),
                    Map.entry("bulletin name", BULLETIN),
                    Map.entry("name and version", IMAGE),
                    Map.entry("version", VERSION),
                    Map.entry("component", TITLE),
                    Map.entry("detail", TITLE),
                    Map.entry("details", TITLE),
                    Map.entry("summary", TITLE),
                    Map.entry("download filename", FILE),
                    Map.entry("filename", FILE));

    private static final Set<String> KNOWN =
            Set.of(
                    "name",
                    "vendor",
                    "acceptance level",
                    "affected components",
                    "download size",
                    "md5sum",
                    "sha1sum");

    private static final Pattern CHECKSUM = Pattern.compile("(?:md5|sha).{0,20}");
    private static final Pattern COLONS = Pattern.compile("[\\s:]{1,20}$");
    private static final Pattern GUESTS = Pattern.compile("\\b(?:virtual machines?|vms?)\\b");
    private static final Pattern STOPS =
            Pattern.compile("\\b(?:reboot|restart|shutdown|power|migration|maintenance)");
    private static final int LONGEST = 80;

    /// As written, less its colon.
    static String bare(String label) {
        return COLONS.matcher(label).replaceFirst("");
    }

    /// Null when the text is no label that we know.
    static @Nullable PatchLabel of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        String label = bare(text).toLowerCase(Locale.ROOT);
        PatchLabel named = BY_NAME.get(label);
        if (named != null) {
            return named;
        }
        PatchLabel restart = onRestarts(label);
        return restart == null ? byParts(label) : restart;
    }

    private static @Nullable PatchLabel onRestarts(String label) {
        if (label.startsWith("live patch")) {
            return LIVE;
        }
        boolean stops = STOPS.matcher(label).find();
        if (!stops || !label.contains("require")) {
            return null;
        }
        boolean guests = GUESTS.matcher(label).find();
        boolean host = label.contains("host") && label.contains("reboot");
        if (guests == host) {
            return RESTART;
        }
        return host ? REBOOT : MIGRATION;
    }

    private static @Nullable PatchLabel byParts(String label) {
        if (label.startsWith("supersede")) {
            return SUPERSEDES;
        }
        if (label.startsWith("patch")) {
            return ofPatch(label);
        }
        if (label.startsWith("pr") && label.endsWith("fixed")) {
            return FIXED;
        }
        if (label.contains("cve") && (label.contains("number") || label.startsWith("related"))) {
            return CVES;
        }
        if (label.contains("rpm") || label.contains("vib")) {
            boolean list = label.contains("include") || label.startsWith("affected");
            return list ? PACKAGES : null;
        }
        if (label.startsWith("affected hardware")) {
            return HARDWARE;
        }
        if (label.startsWith("affected software")) {
            return SOFTWARE;
        }
        return KNOWN.contains(label) || CHECKSUM.matcher(label).matches() ? OTHER : null;
    }

    private static @Nullable PatchLabel ofPatch(String label) {
        return switch (label) {
            case "patch classification", "patch category", "patch class" -> CLASS;
            case "patch severity" -> SEVERITY;
            case "patch dependencies" -> REQUIRES;
            default -> null;
        };
    }
}
