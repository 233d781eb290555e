package io.hypervisory.index.web.page;

import io.hypervisory.index.web.page.EntryPage.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One CVE: who has spoken on it, when, who has not, and what lists say.
///
/// @param none why nothing is known; null when something is
/// @param notices advisories, patches and posts; null when there are none
/// @param missing what could not be had for this page; null when nothing is missing
/// @param silent who has not spoken, in words
public record CvePage(
        String cve,
        @Nullable String none,
        List<Fact> facts,
        @Nullable Table vendors,
        @Nullable Table notices,
        @Nullable String missing,
        String silent,
        List<Table> lists,
        @Nullable String record) {
    public CvePage {
        facts = List.copyOf(facts);
        lists = List.copyOf(lists);
    }
}
