package io.hypervisory.ingest.read.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Every CSAF document of the corpus, against plain walks over its JSON.
class CsafCorpusTest {
    /// The test files of CSAF 2.1 come without a list: numbers from 11 and from 31 on are the valid
    /// ones.
    private static final Pattern VALID_2_1 = Pattern.compile(".*-[13]\\d\\.json");

    /// Without the identity that the schema demands: neither is valid, whatever its folder is
    /// called.
    private static final Set<String> WITHOUT_IDENTITY =
            Set.of(
                    "redhat-vex-claircore/delete_CVE-2023-0030.json",
                    "secvisogram-validator-tests/mandatoryTest_6_1_3/valid/empty-relationships.json");

    private final CsafReader reader = new CsafReader();

    /// What a folder held.
    private static final class Count {
        int files;
        int documents;
        int read;
        final List<String> refused = new ArrayList<>();
    }

    /// What a document holds, by plain queries.
    private record Held(int cves, int products, int remediations, int revisions) {
        static Held in(JsonNode document) {
            var cves = new HashSet<String>();
            int remediations = 0;
            for (JsonNode vulnerability : document.path("vulnerabilities")) {
                if (vulnerability.path("cve").isString()) {
                    cves.add(vulnerability.path("cve").stringValue());
                }
                remediations += vulnerability.path("remediations").size();
            }
            JsonNode tree = document.path("product_tree");
            int products = tree.path("full_product_names").size() + inBranches(tree);
            for (String list : List.of("relationships", "product_paths")) {
                for (JsonNode entry : tree.path(list)) {
                    products += entry.path("full_product_name").isObject() ? 1 : 0;
                }
            }
            int revisions = document.at("/document/tracking/revision_history").size();
            return new Held(cves.size(), products, remediations, revisions);
        }

        private static int inBranches(JsonNode node) {
            int products = 0;
            for (JsonNode branch : node.path("branches")) {
                products += (branch.path("product").isObject() ? 1 : 0) + inBranches(branch);
            }
            return products;
        }

        static Held in(AdvisoryFacts facts) {
            return new Held(
                    facts.cves().size(),
                    facts.products().size(),
                    facts.vulnerabilities().stream().mapToInt(v -> v.remediations().size()).sum(),
                    facts.revisions().size());
        }
    }

    @Test
    void everyValidDocument_isReadWithAllItHolds() {
        Path folder = Corpus.folder("csaf", CsafCorpusTest.class);
        Set<String> valid = validOfTestFolders(folder);
        var counts = new TreeMap<String, Count>();
        var softly = new SoftAssertions();
        for (Path file : Corpus.files(folder)) {
            String name = folder.relativize(file).toString();
            Count count =
                    counts.computeIfAbsent(
                            folder.relativize(file).getName(0).toString(), n -> new Count());
            count.files++;
            byte[] body = Corpus.bytes(file);
            JsonNode document = csaf(body);
            if (document == null) {
                continue;
            }
            count.documents++;
            boolean mustBeRight =
                    !WITHOUT_IDENTITY.contains(name)
                            && (!isTestFolder(name) || valid.contains(name));
            check(name, body, document, mustBeRight, count, softly);
        }
        print(counts);
        assertThat(valid).hasSizeGreaterThan(200);
        softly.assertAll();
    }

    private void check(
            String name,
            byte[] body,
            JsonNode document,
            boolean mustBeRight,
            Count count,
            SoftAssertions softly) {
        switch (reader.read(Documents.of("csaf", body))) {
            case Reading.Rejected rejected -> {
                count.refused.add(name + ": " + rejected.reason());
                softly.assertThat(mustBeRight).as("%s refused: %s", name, rejected).isFalse();
            }
            case Reading.Read read -> {
                count.read++;
                var facts = (AdvisoryFacts) read.notices().getFirst();
                if (mustBeRight || facts.unread().isEmpty()) {
                    softly.assertThat(Held.in(facts)).as(name).isEqualTo(Held.in(document));
                }
                if (mustBeRight && !facts.unread().isEmpty()) {
                    System.out.println("  " + name + " unread: " + facts.unread());
                }
            }
        }
    }

    private static boolean isTestFolder(String name) {
        return name.contains("/test/validator/") || name.startsWith("secvisogram");
    }

    private static Set<String> validOfTestFolders(Path folder) {
        var valid = new HashSet<String>();
        String data = "oasis-2.0/test/validator/data/";
        JsonNode cases =
                Json.MAPPER.readTree(Corpus.bytes(folder.resolve(data + "testcases.json")));
        for (JsonNode test : cases.path("tests")) {
            for (JsonNode entry : test.path("valid")) {
                valid.add(data + entry.path("name").stringValue());
            }
        }
        for (Path file : Corpus.files(folder)) {
            String name = folder.relativize(file).toString();
            boolean valid21 =
                    name.startsWith("oasis-2.1/test") && VALID_2_1.matcher(name).matches();
            if (valid21 || (name.startsWith("secvisogram") && name.contains("/valid/"))) {
                valid.add(name);
            }
        }
        return valid;
    }

    private static @Nullable JsonNode csaf(byte[] body) {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            return node.at("/document/tracking").isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static void print(Map<String, Count> counts) {
        counts.forEach((folder, count) -> {
            System.out.printf(
                    "csaf/%s: %d files, %d documents, %d read, %d refused%n",
                    folder, count.files, count.documents, count.read, count.refused.size());
            count.refused.forEach(refused -> System.out.println("  refused " + refused));
        });
    }
}
