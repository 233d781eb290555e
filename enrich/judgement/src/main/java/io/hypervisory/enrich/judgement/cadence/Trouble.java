package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A post that tells of trouble with a fix, or with the platform; shown with its sentence. Hearsay,
/// which is never counted as the publisher's word, unless the post stands on a site of the
/// publisher's own.
///
/// @param day null when the post states none
/// @param site where it stands
/// @param byPublisher the site is the publisher's
/// @param sentence that holds the words of trouble
/// @param words the words
/// @param patches that the post names
public record Trouble(
        NoticeId post,
        @Nullable LocalDate day,
        String title,
        String site,
        boolean byPublisher,
        String sentence,
        String words,
        Set<NoticeId> patches) {
    private static final Pattern WORDS =
            Pattern.compile(
                    "\\b(?:(?:extremely |very )?urgent (?:problem|issue)|serious (?:problem|issue|bug)"
                            + "|time[- ]?(?:bomb|out) stops|licen[cs]e time[- ]?out"
                            + "|recall(?:ed|s)?|re-?released?|pulled|withdrawn"
                            + "|do not (?:install|apply)|don't (?:install|apply)"
                            + "|breaks|broken|stops (?:working|vm)|fails to (?:boot|start|power)"
                            + "|purple screen|express patch)\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?;])\\s+|\\n");

    public Trouble {
        patches = new TreeSet<>(patches);
    }

    /// Those of the posts that tell of trouble.
    static List<Trouble> of(Platform platform, List<Post> posts) {
        var troubles = new ArrayList<Trouble>();
        for (Post post : posts) {
            var content = post.content();
            for (String sentence : sentences(content)) {
                var words = WORDS.matcher(sentence);
                if (words.find()) {
                    troubles.add(
                            new Trouble(
                                    post.id(),
                                    Said.day(content.initialReleaseDate()),
                                    content.title(),
                                    content.site(),
                                    isOf(platform.vendor(), post),
                                    sentence.strip(),
                                    words.group(),
                                    patches(content)));
                    break;
                }
            }
        }
        return troubles;
    }

    private static List<String> sentences(Post.Content content) {
        var all = new ArrayList<String>();
        all.add(content.title());
        all.addAll(List.of(SENTENCES.split(content.text())));
        return all;
    }

    private static boolean isOf(String vendor, Post post) {
        return post.id().vendor().equals(vendor)
                || post.content().site().toLowerCase(Locale.ROOT).startsWith(vendor + "-");
    }

    private static Set<NoticeId> patches(Post.Content content) {
        var ids = new TreeSet<NoticeId>();
        for (Mention mention : content.mentions()) {
            if (mention.kind() == Mention.Kind.PATCH) {
                ids.add(NoticeId.parse(mention.id()));
            }
        }
        return ids;
    }

    /// Whether it is of the fix: named itself, or by the update that it is a part of.
    boolean names(Fix fix) {
        return patches.contains(fix.id())
                || !Collections.disjoint(
                        Update.named(title + "\n" + sentence), Update.around(fix.about().text()));
    }

    /// The fix, with `known-problem` among its qualities where its publisher tells of trouble.
    static Fix told(Fix fix, List<Trouble> troubles) {
        return troubles.stream().anyMatch(each -> each.byPublisher() && each.names(fix))
                ? fix.withQuality("known-problem")
                : fix;
    }
}
