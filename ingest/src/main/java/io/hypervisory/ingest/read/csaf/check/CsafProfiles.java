package io.hypervisory.ingest.read.csaf.check;

import static io.hypervisory.ingest.read.csaf.check.CsafTest.of;
import static io.hypervisory.ingest.read.csaf.check.CsafTest.throughGroups;

import io.hypervisory.ingest.read.csaf.check.CsafTest.Check;
import java.util.Arrays;
import java.util.List;

/// The tests of section 6.1.27, each with the profiles that it is for.
final class CsafProfiles {
    private static final String INCIDENT = "csaf_security_incident_response";
    private static final String INFORMATION = "csaf_informational_advisory";
    private static final String ADVISORY = "csaf_security_advisory";
    private static final String DEPRECATED = "csaf_deprecated_security_advisory";
    private static final String VEX = "csaf_vex";
    private static final String REPORT = "csaf_vulnerability_report";
    private static final String WITHDRAWN = "csaf_withdrawn";
    private static final String SUPERSEDED = "csaf_superseded";

    static final List<CsafTest> OF_2_0 =
            List.of(
                    of(
                            "6.1.27.1",
                            "Document Notes",
                            profile(ProfileTests::documentNotes, INFORMATION, INCIDENT)),
                    of(
                            "6.1.27.2",
                            "Document References",
                            profile(ProfileTests::documentReferences, INFORMATION, INCIDENT)),
                    of(
                            "6.1.27.3",
                            "Vulnerabilities",
                            profile(ProfileTests::noVulnerabilities, INFORMATION)),
                    of(
                            "6.1.27.4",
                            "Product Tree",
                            profile(ProfileTests::productTree, ADVISORY, VEX)),
                    of(
                            "6.1.27.5",
                            "Vulnerability Notes",
                            profile(ProfileTests::vulnerabilityNotes, ADVISORY, VEX)),
                    of(
                            "6.1.27.6",
                            "Product Status",
                            profile(ProfileTests::productStatus, ADVISORY)),
                    of("6.1.27.7", "VEX Product Status", profile(ProfileTests::vexStatus, VEX)),
                    throughGroups(
                            "6.1.27.8",
                            "Vulnerability ID",
                            profile(ProfileTests::vulnerabilityId, VEX)),
                    throughGroups(
                            "6.1.27.9",
                            "Impact Statement",
                            profile(ProfileTests::impactStatement, VEX)),
                    throughGroups(
                            "6.1.27.10",
                            "Action Statement",
                            profile(ProfileTests::actionStatement, VEX)),
                    of(
                            "6.1.27.11",
                            "Vulnerabilities",
                            profile(ProfileTests::vulnerabilities, ADVISORY, VEX)));

    static final List<CsafTest> OF_2_1 =
            List.of(
                    of(
                            "6.1.27.1",
                            "Document Notes",
                            profile(ProfileTests::documentNotes, INFORMATION, INCIDENT)),
                    of(
                            "6.1.27.2",
                            "Document References",
                            profile(
                                    ProfileTests::documentReferences,
                                    INFORMATION,
                                    INCIDENT,
                                    SUPERSEDED)),
                    of(
                            "6.1.27.3",
                            "Vulnerabilities",
                            profile(
                                    ProfileTests::noVulnerabilities,
                                    INFORMATION,
                                    WITHDRAWN,
                                    SUPERSEDED)),
                    of(
                            "6.1.27.4",
                            "Product Tree",
                            profile(ProfileTests::productTree, ADVISORY, VEX, DEPRECATED, REPORT)),
                    of(
                            "6.1.27.5",
                            "Vulnerability Notes",
                            profile(ProfileTests::vulnerabilityNotes, ADVISORY, VEX, DEPRECATED)),
                    of(
                            "6.1.27.6",
                            "Product Status",
                            profile(ProfileTests::productStatus, ADVISORY, DEPRECATED)),
                    of("6.1.27.7", "VEX Product Status", profile(ProfileTests::vexStatus, VEX)),
                    throughGroups(
                            "6.1.27.8",
                            "Vulnerability ID",
                            profile(ProfileTests::vulnerabilityId, VEX, REPORT)),
                    throughGroups(
                            "6.1.27.9",
                            "Impact Statement",
                            profile(ProfileTests::impactStatement, VEX)),
                    throughGroups(
                            "6.1.27.10",
                            "Action Statement",
                            profile(ProfileTests::actionStatement, VEX)),
                    of(
                            "6.1.27.11",
                            "Vulnerabilities",
                            profile(
                                    ProfileTests::vulnerabilities,
                                    ADVISORY,
                                    VEX,
                                    DEPRECATED,
                                    REPORT)),
                    of(
                            "6.1.27.12",
                            "Affected Products",
                            profile(ProfileTests::affectedProducts, ADVISORY)),
                    of(
                            "6.1.27.13",
                            "Corresponding Affected Products",
                            profile(CorrespondingProducts::check, ADVISORY)),
                    of(
                            "6.1.27.14",
                            "Document Notes",
                            profile(ProfileTests::description, WITHDRAWN, SUPERSEDED)),
                    of(
                            "6.1.27.15",
                            "Product Tree",
                            profile(ProfileTests::noProductTree, WITHDRAWN, SUPERSEDED)),
                    of(
                            "6.1.27.16",
                            "Revision History",
                            profile(ProfileTests::twoRevisions, WITHDRAWN, SUPERSEDED)),
                    of(
                            "6.1.27.17",
                            "Reasoning for Withdrawal",
                            profile(
                                    ProfileTests.english(ProfileTests::reasonForWithdrawal),
                                    WITHDRAWN)),
                    of(
                            "6.1.27.18",
                            "Reasoning for Supersession",
                            profile(
                                    ProfileTests.english(ProfileTests::reasonForSupersession),
                                    SUPERSEDED)),
                    of(
                            "6.1.27.19",
                            "Reference to Superseding Document",
                            profile(
                                    ProfileTests.english(ProfileTests::supersedingReference),
                                    SUPERSEDED)));

    private CsafProfiles() {}

    private static Check profile(Check check, String... categories) {
        return ProfileTests.of(Arrays.asList(categories), check);
    }
}
