package io.hypervisory.ingest.read.csaf.check;

import static io.hypervisory.ingest.read.csaf.check.CsafTest.of;
import static io.hypervisory.ingest.read.csaf.check.CsafTest.throughGroups;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The mandatory tests by version. Numbers and titles are those of section 6.1.
final class CsafTests {
    /// 6.1.1 to 6.1.26, of both versions.
    private static final List<CsafTest> COMMON =
            List.of(
                    of(
                            "6.1.1",
                            "Missing Definition of Product ID",
                            ProductIdTests::missingDefinitionOfProduct),
                    of(
                            "6.1.2",
                            "Multiple Definition of Product ID",
                            ProductIdTests::multipleDefinitionOfProduct),
                    of(
                            "6.1.3",
                            "Circular Definition of Product ID",
                            ProductIdTests::circularDefinitionOfProduct),
                    of(
                            "6.1.4",
                            "Missing Definition of Product Group ID",
                            ProductIdTests::missingDefinitionOfGroup),
                    of(
                            "6.1.5",
                            "Multiple Definition of Product Group ID",
                            ProductIdTests::multipleDefinitionOfGroup),
                    of("6.1.6", "Contradicting Product Status", StatusTests::contradictingStatus),
                    of(
                            "6.1.7",
                            "Multiple Scores with Same Version per Product",
                            CvssTests::severalScores),
                    of("6.1.8", "Invalid CVSS", CvssTests::invalid),
                    of("6.1.9", "Invalid CVSS Computation", CvssTests::wronglyComputed),
                    of("6.1.10", "Inconsistent CVSS", CvssTests::inconsistent),
                    of("6.1.11", "CWE", VulnerabilityTests::cwe),
                    of("6.1.12", "Language", DocumentTests::language),
                    of("6.1.13", "PURL", ProductTests::purls),
                    of("6.1.14", "Sorted Revision History", RevisionTests::sorted),
                    of("6.1.15", "Translator", DocumentTests::translator),
                    of("6.1.16", "Latest Document Version", RevisionTests::latestVersion),
                    of("6.1.17", "Document Status Draft", RevisionTests::statusDraft),
                    of("6.1.18", "Released Revision History", RevisionTests::releasedHistory),
                    of(
                            "6.1.19",
                            "Revision History Entries for Pre-release Versions",
                            RevisionTests::preReleaseInHistory),
                    of("6.1.20", "Non-draft Document Version", RevisionTests::nonDraftVersion),
                    of("6.1.21", "Missing Item in Revision History", RevisionTests::missingItem),
                    of(
                            "6.1.22",
                            "Multiple Definition in Revision History",
                            RevisionTests::sameNumberTwice),
                    of("6.1.23", "Multiple Use of Same CVE", VulnerabilityTests::sameCveTwice),
                    of(
                            "6.1.24",
                            "Multiple Definition in Involvements",
                            VulnerabilityTests::involvementTwice),
                    of("6.1.25", "Multiple Use of Same Hash Algorithm", ProductTests::hashTwice),
                    of(
                            "6.1.26",
                            "Prohibited Document Category Name",
                            DocumentTests::prohibitedCategory));

    /// 6.1.28 to 6.1.33, of both versions.
    private static final List<CsafTest> COMMON_AFTER_PROFILES =
            List.of(
                    of("6.1.28", "Translation", DocumentTests::translation),
                    of(
                            "6.1.29",
                            "Remediation without Product Reference",
                            StatusTests::remediationWithoutProduct),
                    of(
                            "6.1.30",
                            "Mixed Integer and Semantic Versioning",
                            RevisionTests::mixedVersioning),
                    of("6.1.31", "Version Range in Product Version", BranchTests::rangeAsVersion),
                    of("6.1.32", "Flag without Product Reference", StatusTests::flagWithoutProduct),
                    throughGroups(
                            "6.1.33",
                            "Multiple Flags with VEX Justification Codes per Product",
                            StatusTests::severalJustifications));

    private static final List<CsafTest> NEW_IN_2_1 =
            List.of(
                    of("6.1.34", "Branches Recursion Depth", BranchTests::tooDeep),
                    throughGroups(
                            "6.1.35",
                            "Contradicting Remediations",
                            StatusTests::contradictingRemediations),
                    throughGroups(
                            "6.1.36",
                            "Contradicting Product Status Remediation Combination",
                            StatusTests::remediationAgainstStatus),
                    of("6.1.37", "Date and Time", DateTests::dateAndTime),
                    of(
                            "6.1.38",
                            "Non-Public Sharing Group with Max UUID",
                            SharingTests::publicGroupOfSecrets),
                    of(
                            "6.1.39",
                            "Public Sharing Group with No Max UUID",
                            SharingTests::groupOfPublicDocument),
                    of("6.1.40", "Invalid Sharing Group Name", SharingTests::reservedName),
                    of("6.1.41", "Missing Sharing Group Name", SharingTests::missingName),
                    of("6.1.42", "PURL Qualifiers", ProductTests::purlQualifiers),
                    of(
                            "6.1.43",
                            "Use of Multiple Stars in Model Number",
                            ProductTests::starsInModelNumber),
                    of(
                            "6.1.44",
                            "Use of Multiple Stars in Serial Number",
                            ProductTests::starsInSerialNumber),
                    of("6.1.45", "Inconsistent Disclosure Date", DateTests::disclosure),
                    of("6.1.46", "Invalid SSVC", SsvcTests::invalid),
                    of("6.1.47", "Inconsistent SSVC Target IDs", SsvcTests::targetIds),
                    of("6.1.48", "SSVC Decision Points", SsvcTests::decisionPoints),
                    of("6.1.49", "Inconsistent SSVC Timestamp", DateTests::ssvc),
                    of("6.1.50", "Product Version Range Rules", BranchTests::rangeRules),
                    of("6.1.51", "Inconsistent EPSS Timestamp", DateTests::epss),
                    of(
                            "6.1.52",
                            "Inconsistent First Known Exploitation Dates",
                            DateTests::firstExploitation),
                    of("6.1.53", "Inconsistent Exploitation Date", DateTests::exploitation),
                    of("6.1.54", "License Expression", LicenseTests::expression),
                    of("6.1.55", "License Text", LicenseTests::text),
                    of(
                            "6.1.56",
                            "Use of CVSS and Qualitative Severity Rating",
                            CvssTests::cvssAndQualitative),
                    of("6.1.57", "Stacked Branch Categories", BranchTests::stackedCategories),
                    of(
                            "6.1.58",
                            "Use of product_version in one Path with product_version_range",
                            BranchTests::versionAndRange),
                    of(
                            "6.1.59",
                            "Single Version as Product Version Range",
                            BranchTests::singleVersionAsRange),
                    of("6.1.60.1", "Content Schema", ExtensionTests::contentSchema),
                    of("6.1.61", "Use of Multiple Stars in SKU", ProductTests::starsInSku));

    private static final Map<String, List<CsafTest>> BY_VERSION =
            Map.of(
                    "2.0",
                    joined(Stream.of(COMMON, CsafProfiles.OF_2_0, COMMON_AFTER_PROFILES)),
                    "2.1",
                    joined(
                            Stream.of(
                                    COMMON,
                                    CsafProfiles.OF_2_1,
                                    COMMON_AFTER_PROFILES,
                                    NEW_IN_2_1)));

    private CsafTests() {}

    private static List<CsafTest> joined(Stream<List<CsafTest>> parts) {
        return parts.flatMap(List::stream).toList();
    }

    /// In the order of their sections; null for a version that is none of ours.
    static @Nullable List<CsafTest> ofVersion(String version) {
        return BY_VERSION.get(version);
    }
}
