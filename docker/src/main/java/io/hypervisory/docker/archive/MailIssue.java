package io.hypervisory.docker.archive;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.hypervisory.docker.archive.HistoryFacts.NamedPatch;
import io.hypervisory.docker.archive.HistoryFacts.VmsaCve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One issue of an advisory.
///
/// @param heading the component, as the publisher calls it
/// @param patches those of which the facts tell that they fix this issue; a patch whose facts fit
///   several issues is under none
record MailIssue(String heading, List<VmsaCve> cves, List<Mail.Release> patches) {
    MailIssue {
        cves = List.copyOf(cves);
        patches = List.copyOf(patches);
    }

    /// One issue for each component, in the order of the facts; those with a table lead, since a
    /// table is also of the issues above it that have none.
    ///
    /// @param facts of the patches, where there are any
    static List<MailIssue> of(
            List<VmsaCve> cves, List<Mail.Release> patches, List<NamedPatch> facts) {
        List<MailIssue> bare =
                cves.stream()
                        .collect(
                                groupingBy(
                                        MailIssue::heading,
                                        LinkedHashMap::new,
                                        mapping(cve -> cve, toList())))
                        .entrySet()
                        .stream()
                        .map(each -> new MailIssue(each.getKey(), each.getValue(), List.of()))
                        .toList();
        return bare.stream()
                .map(issue ->
                        new MailIssue(
                                issue.heading,
                                issue.cves,
                                patches.stream()
                                        .filter(patch -> fixed(patch, bare, facts).contains(issue))
                                        .toList()))
                .sorted(comparing(issue -> issue.patches.isEmpty()))
                .toList();
    }

    /// The publisher's own words for a component. What our collection remarks in brackets about its
    /// source is not the publisher's.
    private static String heading(VmsaCve cve) {
        String component = cve.component().replaceAll(" \\(plugin [^)]*\\)", "");
        return cve.serviceConsole() ? "Service Console package " + component : component;
    }

    /// The issues that a patch is told to fix: those of its own CVEs, else the only one of its
    /// product, else the only one of its product and component.
    private static List<MailIssue> fixed(
            Mail.Release patch, List<MailIssue> issues, List<NamedPatch> facts) {
        List<MailIssue> ofProduct =
                issues.stream()
                        .filter(issue -> issue.products().contains(patch.product()))
                        .toList();
        List<NamedPatch> own =
                facts.stream().filter(each -> each.id().equals(patch.patch())).toList();
        Set<String> cves =
                own.stream().flatMap(each -> each.cves().stream()).collect(Collectors.toSet());
        if (!cves.isEmpty()) {
            return exactly(cves, ofProduct);
        }
        if (ofProduct.size() == 1) {
            return ofProduct;
        }
        List<MailIssue> ofComponent =
                ofProduct.stream()
                        .filter(issue ->
                                own.stream()
                                        .anyMatch(each -> issue.isOnlyOf(each.componentClass())))
                        .toList();
        return ofComponent.size() == 1 ? ofComponent : List.of();
    }

    /// A table under an issue claims all of its CVEs, so the issues must hold the patch's and no
    /// others.
    private static List<MailIssue> exactly(Set<String> cves, List<MailIssue> issues) {
        List<MailIssue> within =
                issues.stream().filter(issue -> cves.containsAll(issue.names())).toList();
        Set<String> told =
                within.stream()
                        .flatMap(issue -> issue.names().stream())
                        .collect(Collectors.toSet());
        return told.equals(cves) ? within : List.of();
    }

    private boolean isOnlyOf(String componentClass) {
        return cves.stream().allMatch(cve -> cve.componentClass().equals(componentClass));
    }

    List<String> names() {
        return cves.stream().map(VmsaCve::cve).toList();
    }

    /// The products that have it, in alphabetical order.
    Set<String> products() {
        var products = new TreeSet<String>();
        cves.forEach(cve -> products.addAll(List.of(cve.products().split(";"))));
        products.remove("");
        return products;
    }
}
