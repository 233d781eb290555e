package io.hypervisory.docker.archive;

import java.util.List;

/// The fixed-width table that names the patch to apply to each release.
final class MailTable {
    private MailTable() {}

    /// Empty without patches; else with an empty line behind it.
    static String of(List<Mail.Release> patches) {
        if (patches.isEmpty()) {
            return "";
        }
        int product = width("VMware", patches.stream().map(Mail.Release::product).toList());
        int version = width("Product", patches.stream().map(Mail.Release::version).toList());
        int patch = width("Replace with/", patches.stream().map(Mail.Release::patch).toList());
        String row = "   %-" + product + "s  %-" + version + "s  %-7s  %s\n";
        var text = new StringBuilder();
        text.append(row.formatted("VMware", "Product", "Running", "Replace with/"));
        text.append(row.formatted("Product", "Version", "on", "Apply Patch"));
        text.append(
                row.formatted(
                        "=".repeat(product),
                        "=".repeat(version),
                        "=".repeat(7),
                        "=".repeat(patch)));
        for (var each : patches) {
            text.append(
                    row.formatted(each.product(), each.version(), each.product(), each.patch()));
        }
        return text.append('\n').toString();
    }

    private static int width(String title, List<String> cells) {
        return Math.max(
                Math.max(title.length(), "Product".length()),
                cells.stream().mapToInt(String::length).max().orElse(0));
    }
}
