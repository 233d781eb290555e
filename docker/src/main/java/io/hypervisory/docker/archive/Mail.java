package io.hypervisory.docker.archive;

import io.hypervisory.docker.archive.HistoryFacts.Vmsa;
import io.hypervisory.docker.archive.HistoryFacts.VmsaCve;
import java.time.LocalDate;
import java.util.List;

/// One advisory as a mail of the list.
///
/// @param day the day of the mail, or the issue date where the mail's own day is not known
/// @param year the folder it stands in
/// @param number its number in the archive, over all years
/// @param issues what it describes, each with the patches that are told to fix it
/// @param patches all that it names, by release
record Mail(
        Vmsa advisory,
        LocalDate day,
        int year,
        int number,
        List<MailIssue> issues,
        List<Release> patches) {
    private static final String MISSPELT = "list mail title spells the id ";

    Mail {
        issues = List.copyOf(issues);
        patches = List.copyOf(patches);
    }

    /// A patch and the release that it is for, as the advisory writes both.
    record Release(String product, String version, String patch) {}

    List<VmsaCve> cves() {
        return issues.stream().flatMap(issue -> issue.cves().stream()).toList();
    }

    /// Patches of which the facts do not tell what issue they fix.
    List<Release> patchesOfNoIssue() {
        return patches.stream()
                .filter(patch -> issues.stream().noneMatch(each -> each.patches().contains(patch)))
                .toList();
    }

    String file() {
        return "%06d.html".formatted(number);
    }

    /// The title of the mail: a real one had a slip in its id, another had no id at all.
    String title() {
        if (advisory.dateBasis().contains("mail title carries no VMSA id")) {
            return synopsis();
        }
        int slip = advisory.note().indexOf(MISSPELT);
        String id = slip < 0 ? advisory.id() : advisory.note().substring(slip + MISSPELT.length());
        return id + " " + synopsis();
    }

    /// The subject, led by the severity word where the advisory had one.
    String synopsis() {
        String word = advisory.severityLabel().replace("(in title)", "").strip();
        if (word.isEmpty()) {
            return advisory.topic();
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + ": " + advisory.topic();
    }

    /// Some issues of the list were signed: here those with an even number.
    boolean signed() {
        return number % 2 == 0;
    }
}
