package io.hypervisory.index.web.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page of one advisory, patch or post. Empty lists have no section.
///
/// @param path its own address, whichever led here
/// @param heading the title, with its evidence
/// @param stood which earlier revision this is; null for the newest
/// @param shortened says what the record leaves out; null when it is the whole
/// @param warnings what makes the notice void or its fix doubtful
/// @param facts name and value, in order
/// @param urgency null where nothing speaks for any
/// @param decision empty of a post
/// @param vulnerabilities null when it names none
/// @param recordLink to the full record as JSON
public record EntryPage(
        String path,
        String id,
        String type,
        String title,
        MarkedText heading,
        @Nullable String stood,
        @Nullable String shortened,
        List<String> warnings,
        List<Fact> facts,
        @Nullable UrgencyBox urgency,
        List<Question> decision,
        List<LabelLine> labels,
        @Nullable VulnerabilityTable vulnerabilities,
        List<Row> patches,
        List<LinkList> links,
        List<String> products,
        List<Passage> remediations,
        List<Passage> notes,
        List<Link> references,
        Surroundings around,
        List<Origin> origins,
        List<Fact> lineage,
        String recordLink) {

    /// Labels of the whole notice.
    public List<LabelLine> ofTheWhole() {
        return labels.stream().filter(label -> label.of() == null).toList();
    }

    /// Labels of single vulnerabilities.
    public List<LabelLine> ofParts() {
        return labels.stream().filter(label -> label.of() != null).toList();
    }

    /// A name and its value.
    public record Fact(String name, String value) {}

    /// One thing to decide by.
    ///
    /// @param answer in a word or two
    /// @param tone how it is shown: `good`, `warn`, `bad`, `plain`; the answer says it too
    /// @param because what it goes by
    /// @param more how many more there are than `because` shows; 0 when it shows all
    public record Question(
            String name, String answer, String tone, List<Because> because, int more) {
        public Question {
            because = List.copyOf(because);
        }
    }

    /// @param text ours; empty when the words say enough
    /// @param words the publisher's; null when there are none
    /// @param link to where it stands; null when it does not stand on a page of ours
    public record Because(String text, @Nullable String words, @Nullable String link) {}

    /// Our urgency as a sum.
    ///
    /// @param level as a word
    public record UrgencyBox(String level, int points, List<Term> terms) {}

    /// @param points with their sign
    /// @param link to the evidence on the page; null when it is not on it
    public record Term(String because, String points, String place, @Nullable String link) {}

    /// One judgement with its evidence.
    ///
    /// @param of the vulnerability that it is about; null for the whole notice
    /// @param words as they stand in the source; null when a structured field led to it
    /// @param field the field's value; null with words, and when it is more than a value
    /// @param link to the words on the page; null when they are not on it
    public record LabelLine(
            String dimension,
            String value,
            String verdict,
            @Nullable String of,
            @Nullable String words,
            @Nullable String field,
            String place,
            @Nullable String link,
            String rule,
            String confidence) {}

    /// @param url null when it is not one that a browser should follow
    public record Link(String text, @Nullable String url) {}

    /// Links under a heading of their own.
    public record LinkList(String title, List<Link> links) {}

    /// A line of the patch table.
    ///
    /// @param anchor that evidence links to
    /// @param links to the patches
    /// @param restart what is known of restarts: the row's own word, else of its patches
    public record Row(
            String anchor,
            String issue,
            String product,
            String runningOn,
            MarkedText fix,
            List<Link> links,
            String restart) {}

    /// A piece of text under its heading; either may be empty.
    ///
    /// @param folded long and of little weight, such as terms of use
    public record Passage(MarkedText heading, MarkedText text, boolean folded) {
        private static final Pattern COLUMNS =
                Pattern.compile("\\S {3,}\\S.*\\R.*\\S {2,}\\S|={5,}");

        /// Its columns stand below each other in letters of one width alone.
        public boolean isAligned() {
            return COLUMNS.matcher(
                            text.parts().stream()
                                    .map(MarkedText.Part::text)
                                    .collect(Collectors.joining()))
                    .find();
        }
    }

    /// Where the bytes of one witness stand.
    ///
    /// @param place of the document as it came, which it leads to
    /// @param fields that were taken from it; empty when others came before it in each
    public record Origin(
            String witness,
            String source,
            Link url,
            Link place,
            String sha256,
            String fetchedAt,
            String reader,
            String fields) {}
}
