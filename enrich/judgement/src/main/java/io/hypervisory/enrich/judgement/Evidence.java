package io.hypervisory.enrich.judgement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a notice offers to judge by.
///
/// @param publisher vendor slug; null when there is none
/// @param texts in reading order
/// @param facts structured fields
/// @param parts vulnerabilities, by whose index texts and facts say which they are of
/// @param given labels that are taken as said; only examples have any
record Evidence(
        @Nullable String publisher,
        List<Text> texts,
        List<Fact> facts,
        List<Part> parts,
        List<Rule.Said> given) {
    static final int OF_ALL = -1;
    static final int[] OF_NONE = {};

    /// A JSON pointer (RFC 6901) that is put together only when somebody asks.
    ///
    /// @param base pointer of what holds the list
    /// @param index negative when there is no list
    record Where(String base, String list, int index, String leaf) {
        static Where at(String pointer) {
            return new Where(pointer, "", -1, "");
        }

        @Override
        public String toString() {
            return index < 0 ? base : base + list + index + leaf;
        }
    }

    /// @param parts indices of the vulnerabilities that it speaks of alone
    /// @param sections further ones by where the words stand; null when it has none
    record Text(Place place, Where where, String text, int[] parts, @Nullable Sections sections) {
        static boolean haveWords(List<Text> texts) {
            return texts.stream()
                    .anyMatch(each -> each.text().codePoints().anyMatch(Character::isLetter));
        }

        /// The vulnerabilities that what stands there speaks of.
        int[] partsAt(int start) {
            return sections == null ? parts : sections.at(start);
        }
    }

    /// @param label of a statement; null for other fields
    /// @param part index of a vulnerability, or [#OF_ALL]
    record Fact(Field field, @Nullable String label, String value, int part, Where where) {}

    record Part(String place, @Nullable String cve) {}
}
