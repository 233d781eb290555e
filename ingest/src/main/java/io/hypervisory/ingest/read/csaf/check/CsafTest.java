package io.hypervisory.ingest.read.csaf.check;

/// One mandatory test of the standard.
///
/// @param number of the section
/// @param title the section's heading
/// @param throughGroups whether it follows product groups to their products, which a hostile
///   document can make endless
record CsafTest(String number, String title, boolean throughGroups, Check check) {
    /// What the section demands.
    @FunctionalInterface
    interface Check {
        void look(CheckedDocument document, Findings findings);
    }

    static CsafTest of(String number, String title, Check check) {
        return new CsafTest(number, title, false, check);
    }

    static CsafTest throughGroups(String number, String title, Check check) {
        return new CsafTest(number, title, true, check);
    }
}
