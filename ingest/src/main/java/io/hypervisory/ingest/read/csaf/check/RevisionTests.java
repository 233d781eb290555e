package io.hypervisory.ingest.read.csaf.check;

import io.hypervisory.ingest.read.csaf.check.RevisionHistory.Revision;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Version, status and revision history of the document.
final class RevisionTests {
    private RevisionTests() {}

    private static @Nullable VersionNumber version(CheckedDocument document) {
        return VersionNumber.parse(document.tracking().text("version"));
    }

    /// 6.1.14
    static void sorted(CheckedDocument document, Findings findings) {
        List<Revision> sorted = document.history().sorted();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).version().compareTo(sorted.get(i - 1).version()) < 0) {
                findings.at(
                        document.history().spot(),
                        "by date, number "
                                + number(sorted.get(i))
                                + " comes after "
                                + number(sorted.get(i - 1)));
            }
        }
    }

    private static String number(Revision revision) {
        return Findings.quote(String.valueOf(revision.spot().text("number")));
    }

    /// 6.1.16
    static void latestVersion(CheckedDocument document, Findings findings) {
        List<Revision> sorted = document.history().sorted();
        VersionNumber version = version(document);
        if (sorted.isEmpty() || version == null) {
            return;
        }
        VersionNumber last = sorted.getLast().version();
        boolean draft = document.tracking().is("status", "draft");
        boolean same =
                draft
                        ? same(version.withoutPreRelease(), last.withoutPreRelease())
                        : same(version, last);
        if (!same) {
            findings.at(
                    document.tracking(),
                    "version",
                    "is not the number of the newest revision, " + number(sorted.getLast()));
        }
    }

    private static boolean same(VersionNumber one, VersionNumber other) {
        return one.semantic() == other.semantic() && one.compareTo(other) == 0;
    }

    /// 6.1.17
    static void statusDraft(CheckedDocument document, Findings findings) {
        VersionNumber version = version(document);
        boolean unready = version != null && (version.initial() || version.preRelease() != null);
        if (unready && !document.tracking().is("status", "draft")) {
            findings.at(
                    document.tracking(),
                    "status",
                    "must be draft for version "
                            + Findings.quote(String.valueOf(document.tracking().text("version"))));
        }
    }

    /// 6.1.18
    static void releasedHistory(CheckedDocument document, Findings findings) {
        if (!document.released()) {
            return;
        }
        for (Spot item : document.history().items()) {
            VersionNumber number = VersionNumber.parse(item.text("number"));
            if (number != null && number.initial()) {
                findings.at(item, "number", "is of before the first release");
            }
        }
    }

    /// 6.1.19
    static void preReleaseInHistory(CheckedDocument document, Findings findings) {
        for (Spot item : document.history().items()) {
            VersionNumber number = VersionNumber.parse(item.text("number"));
            if (number != null && number.preRelease() != null) {
                findings.at(item, "number", "is a pre-release");
            }
        }
    }

    /// 6.1.20
    static void nonDraftVersion(CheckedDocument document, Findings findings) {
        VersionNumber version = version(document);
        if (document.released() && version != null && version.preRelease() != null) {
            findings.at(
                    document.tracking(), "version", "is a pre-release, the status is not draft");
        }
    }

    /// 6.1.21
    static void missingItem(CheckedDocument document, Findings findings) {
        List<Revision> sorted = document.history().sorted();
        if (sorted.isEmpty()) {
            return;
        }
        if (sorted.getFirst().version().major() > 1) {
            findings.at(
                    document.history().spot(),
                    "begins with " + number(sorted.getFirst()) + ", not with 0 or 1");
        }
        for (int i = 1; i < sorted.size(); i++) {
            long before = sorted.get(i - 1).version().major();
            if (sorted.get(i).version().major() > before + 1) {
                findings.at(
                        document.history().spot(),
                        "version "
                                + (before + 1)
                                + " is missing between "
                                + number(sorted.get(i - 1))
                                + " and "
                                + number(sorted.get(i)));
            }
        }
    }

    /// 6.1.22
    static void sameNumberTwice(CheckedDocument document, Findings findings) {
        var seen = new HashSet<String>();
        for (Spot item : document.history().items()) {
            String number = item.text("number");
            if (number != null && !seen.add(number)) {
                findings.at(item, "number", Findings.quote(number) + " stands there before");
            }
        }
    }

    /// 6.1.30
    static void mixedVersioning(CheckedDocument document, Findings findings) {
        VersionNumber first = null;
        for (Revision revision : document.history().sorted()) {
            if (first != null && first.semantic() != revision.version().semantic()) {
                findings.at(
                        document.history().spot(), "mixes integers and semantic version numbers");
                break;
            }
            first = revision.version();
        }
        VersionNumber version = version(document);
        if (first != null && version != null && first.semantic() != version.semantic()) {
            findings.at(
                    document.tracking(), "version", "is of another kind than the revision history");
        }
    }
}
