package io.hypervisory.ingest.read.csaf.check;

import us.springett.cvss.Cvss;

/// The score of a CVSS 4 vector, which comes out of tables.
final class Cvss4 {
    private Cvss4() {}

    /// @param vector valid, with all base metrics
    static double score(String vector) {
        return Cvss.fromVector(vector).calculateScore().getBaseScore();
    }
}
