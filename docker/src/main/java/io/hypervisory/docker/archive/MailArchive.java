package io.hypervisory.docker.archive;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.hypervisory.docker.archive.HistoryFacts.NamedPatch;
import io.hypervisory.docker.archive.HistoryFacts.Vmsa;
import io.hypervisory.docker.archive.HistoryFacts.VmsaCve;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// VMware's list security-announce: one mail for each advisory whose day is known, numbered over
/// all years and kept in a folder for each year, as its Mailman archive was.
final class MailArchive {
    static final String ROOT = "/pipermail/security-announce/";

    /// The real archive reached number 515 in 2020; a number from here on is not one of its own.
    private static final int FIRST_FREE_NUMBER = 900_001;

    private static final Pattern LIST_URL = Pattern.compile(".*/(\\d{4})/(\\d{6})\\.html");
    private static final Pattern UPGRADE_PATCH = Pattern.compile("\\d{1,3}");

    private MailArchive() {}

    static List<Page> pages(List<Mail> inOrder) {
        var byYear = inOrder.stream().collect(groupingBy(Mail::year, TreeMap::new, toList()));
        var pages = new ArrayList<Page>();
        pages.add(MailPages.front(byYear.descendingKeySet()));
        byYear.forEach((year, mails) -> pages.addAll(MailPages.year(year, mails)));
        return pages;
    }

    /// In the order of their days.
    static List<Mail> mails(HistoryFacts facts) {
        var mails = new ArrayList<Mail>();
        int free = FIRST_FREE_NUMBER;
        for (Vmsa advisory : facts.advisories()) {
            var day = advisory.mailed() == null ? advisory.issued() : advisory.mailed();
            if (day == null) {
                continue;
            }
            Matcher real = LIST_URL.matcher(advisory.url());
            List<VmsaCve> cves =
                    facts.cves().stream()
                            .filter(cve -> cve.advisory().equals(advisory.id()))
                            .toList();
            List<NamedPatch> named =
                    facts.patches().stream()
                            .filter(patch -> patch.advisories().contains(advisory.id()))
                            .toList();
            List<Mail.Release> patches = patches(advisory, named);
            boolean known = advisory.url().contains(ROOT) && real.matches();
            mails.add(
                    new Mail(
                            advisory,
                            day,
                            known ? Integer.parseInt(real.group(1)) : day.getYear(),
                            known ? Integer.parseInt(real.group(2)) : free++,
                            MailIssue.of(cves, patches, named),
                            patches));
        }
        mails.sort(comparing(Mail::day).thenComparing(mail -> mail.advisory().id()));
        return mails;
    }

    /// What the advisory's row and the patches' rows name, each once.
    private static List<Mail.Release> patches(Vmsa advisory, List<NamedPatch> patches) {
        var own = advisory.patches().stream().map(MailArchive::ownRelease);
        var named = patches.stream().map(patch -> release(patch.version(), patch.id()));
        var all = Stream.concat(own, named).collect(toCollection(LinkedHashSet::new));
        return all.stream()
                .sorted(
                        comparing(Mail.Release::product)
                                .thenComparing(Mail.Release::version)
                                .thenComparing(Mail.Release::patch))
                .toList();
    }

    private static Mail.Release ownRelease(String versionAndPatch) {
        int slash = versionAndPatch.indexOf('/');
        String version = versionAndPatch.substring(0, slash);
        String patch = versionAndPatch.substring(slash + 1);
        return UPGRADE_PATCH.matcher(patch).matches()
                ? release(version, "ESX " + version + " upgrade patch " + patch)
                : release(version, patch);
    }

    /// ESXi has its versions with an `i` in front; a version with a question mark is a guess of the
    /// collection, so it is not stated.
    private static Mail.Release release(String version, String patch) {
        if (version.startsWith("i")) {
            return new Mail.Release("ESXi", version.substring(1), patch);
        }
        return new Mail.Release("ESX", version.endsWith("?") ? "not stated" : version, patch);
    }
}
