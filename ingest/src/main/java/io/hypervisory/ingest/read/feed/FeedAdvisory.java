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
    private static final Pattern FIRST = Pattern.compile("1(?:\\.0+)?");

    /// MSRC's `1.0000000000`, which its documents write as `1.0`.
    private static final Pattern ZEROS = Pattern.compile("^(\\d+\\.\\d+?)0+$");

    private FeedAdvisory() {}

    /// @param post the same entry
    static AdvisoryFacts of(Said said, PostFacts post, Named named) {
        var draft =
                new AdvisoryDraft(
                        new NoticeId(named.vendor().slug(), named.local()),
                        post.witness(),
                        named.vendor().publisher());
        String revision = said.revision() == null ? named.revision() : number(said.revision());
        boolean first = isFirst(said, named);
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

    private static boolean isFirst(Said said, Named named) {
        if (said.revision() != null) {
            return FIRST.matcher(said.revision()).matches();
        }
        return named.revision() == null || named.revision().matches("0+");
    }

    private static String number(String revision) {
        return ZEROS.matcher(revision).replaceFirst("$1");
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

    /// An advisory on one CVE is about that one, whatever its text names besides; any other about
    /// those that stand before another advisory is named.
    private static List<String> cves(PostFacts post, Named named) {
        String only = IdGrammar.onlyCve(named.local());
        if (only != null) {
            return List.of(only);
        }
        String text = post.text().substring(0, Math.min(post.text().length(), CVES_WITHIN));
        String own = named.vendor().untilAnother(text, named.local());
        return IdGrammar.cves(post.title() + "\n" + own);
    }
}
