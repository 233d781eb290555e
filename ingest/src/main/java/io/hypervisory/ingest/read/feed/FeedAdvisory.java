package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.feed.FeedVendor.Named;
import io.hypervisory.ingest.read.feed.ParsedFeed.Said;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Makes an advisory's facts of an entry. Thread-safe.
final class FeedAdvisory {
    /// Longer text is searched for CVEs up to here.
    private static final int CVES_WITHIN = 1_000_000;

    private static final Pattern SEPARATOR = Pattern.compile("^\\s*[:\u2013-]?\\s*");

    /// MSRC's first revision of an advisory; one without says nothing on others.
    private static final Pattern FIRST = Pattern.compile("1(?:\\.0{1,3})?");

    private FeedAdvisory() {}

    /// @param post the same entry
    static AdvisoryFacts of(Said said, PostFacts post, Named named) {
        var draft =
                new AdvisoryDraft(
                        new NoticeId(named.vendor().slug(), named.local()),
                        post.witness(),
                        named.vendor().publisher());
        String revision = said.revision() == null ? named.revision() : said.revision();
        boolean first = said.revision() == null || FIRST.matcher(said.revision()).matches();
        SaidDate published = post.initialReleaseDate();
        SaidDate updated = post.currentReleaseDate();
        named.literals().forEach(draft::alias);
        draft.title(title(post.title(), named))
                .version(revision)
                .published(first ? published : null)
                .updated(updated == null ? published : updated);
        cves(post, named).forEach(cve -> draft.vulnerability(Vulnerability.ofCve(cve, null)));
        if (!post.text().isBlank()) {
            draft.note(new Note(null, null, post.text()));
        }
        if (post.link() != null) {
            draft.reference(new Reference(null, null, post.link()));
        }
        return draft.facts(new Unread());
    }

    /// Less the id where it leads.
    private static String title(String title, Named named) {
        List<String> longestFirst =
                named.literals().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        for (String literal : longestFirst) {
            if (title.regionMatches(true, 0, literal, 0, literal.length())) {
                String rest = SEPARATOR.matcher(title.substring(literal.length())).replaceFirst("");
                return rest.isEmpty() ? title : rest;
            }
        }
        return title;
    }

    /// An advisory on one CVE is about that one, whatever its text names besides.
    private static List<String> cves(PostFacts post, Named named) {
        String own = IdGrammar.onlyCve(named.local());
        if (own != null) {
            return List.of(own);
        }
        String all = post.title() + "\n" + post.text();
        return IdGrammar.cves(all.length() <= CVES_WITHIN ? all : all.substring(0, CVES_WITHIN));
    }
}
