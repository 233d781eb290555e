package io.hypervisory.docker.gold;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The figures over the measuring set when less counts.
final class GoldVariants {
    private GoldVariants() {}

    /// @param sharing what could measure but for its round
    static String text(List<Said> measuring, List<Said> sharing) {
        List<Said> bare = measuring.stream().map(Said::withoutPatches).toList();
        List<Said> more = Stream.concat(measuring.stream(), sharing.stream()).toList();
        var text =
                new StringBuilder(
                        """

                        The same figures when less counts. What a document says of restarts is merged from the patches beside its advisory
                        before scoring; the program shows it at the patch. `without patches` is an advisory as it is shipped. Records of CVE
                        lists (KEV, NVD, OSV, the CVE list) are no advisories to the program; `without records` leaves their notices out.
                        `with shared rounds` counts notices too whose round of patches builds.

                        | dimension | all | without patches | without records | without both | with shared rounds |
                        |---|---|---|---|---|---|
                        """);
        for (Dimension dimension : Dimension.values()) {
            text.append("| ").append(dimension.title);
            for (List<Said> some :
                    List.of(measuring, bare, advisories(measuring), advisories(bare), more)) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                " | %.3f (n %d)",
                                GoldReport.micro(some, dimension).f1(),
                                some.size()));
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private static List<Said> advisories(List<Said> some) {
        return some.stream().filter(each -> !each.wanted().isListRecord()).toList();
    }
}
