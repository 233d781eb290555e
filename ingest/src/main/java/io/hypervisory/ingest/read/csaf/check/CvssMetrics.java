package io.hypervisory.ingest.read.csaf.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The metrics of each version of CVSS: how a vector and how the JSON object say their values, by
/// FIRST's specifications and schemas. Immutable.
final class CvssMetrics {
    private static final String V2 =
            """
            base AV accessVector L=LOCAL A=ADJACENT_NETWORK N=NETWORK
            base AC accessComplexity H=HIGH M=MEDIUM L=LOW
            base Au authentication M=MULTIPLE S=SINGLE N=NONE
            base C confidentialityImpact N=NONE P=PARTIAL C=COMPLETE
            base I integrityImpact N=NONE P=PARTIAL C=COMPLETE
            base A availabilityImpact N=NONE P=PARTIAL C=COMPLETE
            more E exploitability U=UNPROVEN POC=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH ND=NOT_DEFINED
            more RL remediationLevel OF=OFFICIAL_FIX TF=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE ND=NOT_DEFINED
            more RC reportConfidence UC=UNCONFIRMED UR=UNCORROBORATED C=CONFIRMED ND=NOT_DEFINED
            more CDP collateralDamagePotential N=NONE L=LOW LM=LOW_MEDIUM MH=MEDIUM_HIGH H=HIGH ND=NOT_DEFINED
            more TD targetDistribution N=NONE L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
            more CR confidentialityRequirement L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
            more IR integrityRequirement L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
            more AR availabilityRequirement L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
            """;
    private static final String V3 =
            """
            base AV attackVector N=NETWORK A=ADJACENT_NETWORK L=LOCAL P=PHYSICAL
            base AC attackComplexity L=LOW H=HIGH
            base PR privilegesRequired N=NONE L=LOW H=HIGH
            base UI userInteraction N=NONE R=REQUIRED
            base S scope U=UNCHANGED C=CHANGED
            base C confidentialityImpact N=NONE L=LOW H=HIGH
            base I integrityImpact N=NONE L=LOW H=HIGH
            base A availabilityImpact N=NONE L=LOW H=HIGH
            more E exploitCodeMaturity X=NOT_DEFINED U=UNPROVEN P=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH
            more RL remediationLevel X=NOT_DEFINED O=OFFICIAL_FIX T=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE
            more RC reportConfidence X=NOT_DEFINED U=UNKNOWN R=REASONABLE C=CONFIRMED
            more CR confidentialityRequirement X=NOT_DEFINED L=LOW M=MEDIUM H=HIGH
            more IR integrityRequirement X=NOT_DEFINED L=LOW M=MEDIUM H=HIGH
            more AR availabilityRequirement X=NOT_DEFINED L=LOW M=MEDIUM H=HIGH
            more MAV modifiedAttackVector X=NOT_DEFINED N=NETWORK A=ADJACENT_NETWORK L=LOCAL P=PHYSICAL
            more MAC modifiedAttackComplexity X=NOT_DEFINED L=LOW H=HIGH
            more MPR modifiedPrivilegesRequired X=NOT_DEFINED N=NONE L=LOW H=HIGH
            more MUI modifiedUserInteraction X=NOT_DEFINED N=NONE R=REQUIRED
            more MS modifiedScope X=NOT_DEFINED U=UNCHANGED C=CHANGED
            more MC modifiedConfidentialityImpact X=NOT_DEFINED N=NONE L=LOW H=HIGH
            more MI modifiedIntegrityImpact X=NOT_DEFINED N=NONE L=LOW H=HIGH
            more MA modifiedAvailabilityImpact X=NOT_DEFINED N=NONE L=LOW H=HIGH
            """;

    /// In the order that a vector must keep. The first schema said NEGLIGIBLE where 4.0.1 says
    /// NONE.
    private static final String V4 =
            """
            base AV attackVector N=NETWORK A=ADJACENT L=LOCAL P=PHYSICAL
            base AC attackComplexity L=LOW H=HIGH
            base AT attackRequirements N=NONE P=PRESENT
            base PR privilegesRequired N=NONE L=LOW H=HIGH
            base UI userInteraction N=NONE P=PASSIVE A=ACTIVE
            base VC vulnConfidentialityImpact H=HIGH L=LOW N=NONE
            base VI vulnIntegrityImpact H=HIGH L=LOW N=NONE
            base VA vulnAvailabilityImpact H=HIGH L=LOW N=NONE
            base SC subConfidentialityImpact H=HIGH L=LOW N=NONE
            base SI subIntegrityImpact H=HIGH L=LOW N=NONE
            base SA subAvailabilityImpact H=HIGH L=LOW N=NONE
            more E exploitMaturity X=NOT_DEFINED A=ATTACKED P=PROOF_OF_CONCEPT U=UNREPORTED
            more CR confidentialityRequirement X=NOT_DEFINED H=HIGH M=MEDIUM L=LOW
            more IR integrityRequirement X=NOT_DEFINED H=HIGH M=MEDIUM L=LOW
            more AR availabilityRequirement X=NOT_DEFINED H=HIGH M=MEDIUM L=LOW
            more MAV modifiedAttackVector X=NOT_DEFINED N=NETWORK A=ADJACENT L=LOCAL P=PHYSICAL
            more MAC modifiedAttackComplexity X=NOT_DEFINED L=LOW H=HIGH
            more MAT modifiedAttackRequirements X=NOT_DEFINED N=NONE P=PRESENT
            more MPR modifiedPrivilegesRequired X=NOT_DEFINED N=NONE L=LOW H=HIGH
            more MUI modifiedUserInteraction X=NOT_DEFINED N=NONE P=PASSIVE A=ACTIVE
            more MVC modifiedVulnConfidentialityImpact X=NOT_DEFINED H=HIGH L=LOW N=NONE
            more MVI modifiedVulnIntegrityImpact X=NOT_DEFINED H=HIGH L=LOW N=NONE
            more MVA modifiedVulnAvailabilityImpact X=NOT_DEFINED H=HIGH L=LOW N=NONE
            more MSC modifiedSubConfidentialityImpact X=NOT_DEFINED H=HIGH L=LOW N=NEGLIGIBLE/NONE
            more MSI modifiedSubIntegrityImpact X=NOT_DEFINED S=SAFETY H=HIGH L=LOW N=NEGLIGIBLE/NONE
            more MSA modifiedSubAvailabilityImpact X=NOT_DEFINED S=SAFETY H=HIGH L=LOW N=NEGLIGIBLE/NONE
            more S Safety X=NOT_DEFINED N=NEGLIGIBLE P=PRESENT
            more AU Automatable X=NOT_DEFINED N=NO Y=YES
            more R Recovery X=NOT_DEFINED A=AUTOMATIC U=USER I=IRRECOVERABLE
            more V valueDensity X=NOT_DEFINED D=DIFFUSE C=CONCENTRATED
            more RE vulnerabilityResponseEffort X=NOT_DEFINED L=LOW M=MODERATE H=HIGH
            more U providerUrgency X=NOT_DEFINED Clear=CLEAR Green=GREEN Amber=AMBER Red=RED
            """;

    static final CvssMetrics OF_2 = new CvssMetrics("2.0", "", V2, false);
    static final CvssMetrics OF_3_0 = new CvssMetrics("3.0", "CVSS:3.0/", V3, false);
    static final CvssMetrics OF_3_1 = new CvssMetrics("3.1", "CVSS:3.1/", V3, false);
    static final CvssMetrics OF_4 = new CvssMetrics("4.0", "CVSS:4.0/", V4, true);

    private final String version;
    private final String prefix;
    private final boolean ordered;
    private final Map<String, Metric> byKey = new LinkedHashMap<>();

    /// @param key in a vector
    /// @param property in the JSON object
    /// @param place in the order of the specification
    /// @param words what the JSON object says for each value of a vector
    record Metric(
            String key, String property, boolean base, int place, Map<String, List<String>> words) {
        boolean knows(String word) {
            return words.values().stream().anyMatch(all -> all.contains(word));
        }

        Set<String> allWords() {
            var all = new TreeSet<String>();
            words.values().forEach(all::addAll);
            return all;
        }
    }

    private CvssMetrics(String version, String prefix, String table, boolean ordered) {
        this.version = version;
        this.prefix = prefix;
        this.ordered = ordered;
        table.lines()
                .forEach(line -> {
                    String[] columns = line.split(" ");
                    var words = new LinkedHashMap<String, List<String>>();
                    for (int i = 3; i < columns.length; i++) {
                        String[] sides = columns[i].split("=");
                        words.put(sides[0], List.of(sides[1].split("/")));
                    }
                    byKey.put(
                            columns[1],
                            new Metric(
                                    columns[1],
                                    columns[2],
                                    columns[0].equals("base"),
                                    byKey.size(),
                                    words));
                });
    }

    String version() {
        return version;
    }

    /// What a vector begins with.
    String prefix() {
        return prefix;
    }

    /// Whether a vector must keep the order.
    boolean ordered() {
        return ordered;
    }

    Map<String, Metric> byKey() {
        return byKey;
    }
}
