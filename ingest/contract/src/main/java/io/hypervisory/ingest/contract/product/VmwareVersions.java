package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// ESX, ESXi, vCenter and their like. Below the line (`8.0`) an ESX host is at a build: the table
/// of releases gives it for the name of an update or patch, and VIBs, image profiles and bulletins
/// bear it. What the table does not know stays an update, a patch, … and compares with its like.
/// From 9.0 on four numbers say everything, and a build that is known becomes those.
record VmwareVersions(EsxReleases releases) implements VersionScheme {
    private static final int FOUR_NUMBERS_SINCE = 9;

    @Override
    public Optional<List<Step>> read(String product, @Nullable String release, String text) {
        return VmwareText.read(text, release).flatMap(said -> place(product, said));
    }

    private Optional<List<Step>> place(String product, VmwareText said) {
        String line = said.line() == null ? releases.lineOf(product, said.build()) : said.line();
        if (line == null) {
            return said.build() == null
                    ? Optional.empty()
                    : Optional.of(List.of(new Step(product + "@", SortKeys.number(said.build()))));
        }
        var steps = new ArrayList<Step>();
        steps.add(line(product, line));
        steps.addAll(
                major(line) >= FOUR_NUMBERS_SINCE
                        ? four(product, line, said)
                        : below(product, line, said));
        return Optional.of(steps);
    }

    private static Step line(String product, String line) {
        int dot = line.indexOf('.');
        return new Step(
                product,
                SortKeys.number(line.substring(0, dot))
                        + "."
                        + SortKeys.number(line.substring(dot + 1)));
    }

    private static int major(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf('.')));
    }

    private List<Step> below(String product, String line, VmwareText said) {
        if (said.build() != null) {
            return List.of(new Step("build", SortKeys.number(said.build())));
        }
        for (String name : said.names()) {
            String build = releases.build(product, line, name);
            if (build != null) {
                return List.of(new Step("build", SortKeys.number(build)));
            }
        }
        return said.unresolved();
    }

    private List<Step> four(String product, String line, VmwareText said) {
        String numbers = said.four();
        if (numbers == null && said.build() != null) {
            numbers = releases.nameOf(product, line, said.build());
        }
        if (numbers != null) {
            return List.of(new Step("release", SortKeys.dotted(List.of(numbers.split("\\.")))));
        }
        return said.build() == null
                ? said.unresolved()
                : List.of(new Step("build", SortKeys.number(said.build())));
    }

    @Override
    public Optional<Prefix> startingWith(String product, List<String> numbers) {
        int major = Integer.parseInt(numbers.getFirst());
        if (numbers.size() == 1) {
            return Optional.of(
                    new Prefix(
                            List.of(new Step(product, SortKeys.number(major))),
                            List.of(new Step(product, SortKeys.number(major + 1L)))));
        }
        Step line = line(product, numbers.get(0) + "." + numbers.get(1));
        if (numbers.size() == 2 || numbers.size() == 3 && isZero(numbers.get(2)) && major < 7) {
            return Optional.of(new Prefix(List.of(line), List.of(line)));
        }
        if (major < FOUR_NUMBERS_SINCE) {
            return Optional.empty();
        }
        String prefix = SortKeys.prefix(numbers);
        return Optional.of(
                new Prefix(
                        List.of(line, new Step("release", prefix)),
                        List.of(line, new Step("release", SortKeys.afterPrefix(prefix)))));
    }

    private static boolean isZero(String number) {
        return number.chars().allMatch(c -> c == '0');
    }
}
