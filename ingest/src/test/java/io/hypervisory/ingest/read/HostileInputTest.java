package io.hypervisory.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No input makes a reader throw, hang or lose its way.
class HostileInputTest {
    private static final int MUTATIONS = 500;

    private final Readers readers = StandardReaders.all();

    @Test
    void read_neverThrows_forAnyFileOfTheCorpus() {
        var counts = new TreeMap<String, Map<String, Integer>>();
        for (String name : List.of("feeds", "csaf")) {
            Path folder = Corpus.folder(name, HostileInputTest.class);
            for (Path file : Corpus.files(folder)) {
                String format = name.equals("feeds") ? "feed" : "csaf";
                String ending = outcome(format, Corpus.bytes(file), file.toString());
                String below = name + "/" + folder.relativize(file).getName(0);
                counts.computeIfAbsent(below, key -> new TreeMap<>())
                        .merge(ending, 1, Integer::sum);
                outcome("auto", Corpus.bytes(file), file.toString());
            }
        }
        counts.forEach((below, endings) -> System.out.println(below + ": " + endings));
        assertThat(counts.get("feeds/rome")).containsKey("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csaf", "feed", "vmsa-mail", "page"})
    void read_neverThrows_forRandomMutations(String format) {
        List<byte[]> seeds = seeds(format);
        var random = new Random(format.hashCode());
        var endings = new TreeMap<String, Integer>();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = mutate(seeds.get(random.nextInt(seeds.size())), random);
            String ending = outcome(format, mutant, format + " mutation " + i);
            endings.merge(ending, 1, Integer::sum);
        }
        System.out.println(format + " mutations: " + endings);
        assertThat(endings).containsKey("read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"csaf", "feed", "advisory-feed", "vmsa-mail", "vmsa-page", "page", "auto"})
    void read_isBounded_forRepetition(String format) {
        for (String piece :
                List.of(
                        "{\"document\":",
                        "[",
                        "<rss><channel>",
                        "<item>",
                        "<item/>",
                        "<rss:item>&x;",
                        "<a xmlns='b'/><![CDATA[c]]>",
                        "<a>",
                        "<article><p>",
                        "=20",
                        "<table><tr><td rowspan=9 colspan=9>",
                        "<td>Product<td>Fixed Version<tr>",
                        "<p>3a. a<p>Workarounds:<p>",
                        "== ==\n",
                        "Advisory ID: VMSA-2008-0001\n",
                        "ESX350-200802401-BG ",
                        " ",
                        "&#8;",
                        "<!DOCTYPE ")) {
            for (String start : List.of("", "<rss>", "Advisory ID: VMSA-2008-0001\n1. Summary\n")) {
                byte[] body = (start + piece.repeat(60_000 / piece.length())).getBytes(UTF_8);
                outcome(format, body, piece);
            }
        }
    }

    private String outcome(String format, byte[] body, String name) {
        var readings = new ArrayList<Reading>();
        assertThatCode(() -> readings.add(readers.read(Documents.of(format, body))))
                .as("%s as %s", name, format)
                .doesNotThrowAnyException();
        return switch (readings.getFirst()) {
            case Reading.Read read -> {
                read.notices().forEach(Json::bytes);
                yield "read";
            }
            case Reading.Rejected rejected -> rejected.reason();
        };
    }

    private static List<byte[]> seeds(String format) {
        return switch (format) {
            case "csaf" -> fixtures("csaf/", "esxi.json", "esxi-2.1.json");
            case "feed" -> fixtures("feed/", "rss.xml", "atom.xml", "rss-1.0.xml", "feed.json");
            case "page" -> fixtures("page/", "post.html");
            default -> fixtures("vmsa-mail/", "issues.html", "signed.txt", "roman.txt");
        };
    }

    private static List<byte[]> fixtures(String folder, String... names) {
        return Arrays.stream(names).map(name -> Documents.fixture(folder + name)).toList();
    }

    private static byte[] mutate(byte[] seed, Random random) {
        byte[] mutant = seed.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && mutant.length > 1; i++) {
            int at = random.nextInt(mutant.length);
            int length = Math.min(random.nextInt(200), mutant.length - at);
            switch (random.nextInt(4)) {
                case 0 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                case 1 ->
                        mutant[at] =
                                (byte)
                                        (random.nextInt(4) == 0
                                                ? random.nextInt(256)
                                                : 32 + random.nextInt(95));
                case 2 -> mutant = spliced(mutant, at, at + length, 0);
                default -> mutant = spliced(mutant, at, at + length, 2);
            }
        }
        return mutant;
    }

    /// With the part between the two positions so many times.
    private static byte[] spliced(byte[] bytes, int from, int to, int times) {
        int length = to - from;
        byte[] spliced = new byte[bytes.length + length * (times - 1)];
        System.arraycopy(bytes, 0, spliced, 0, from);
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, from, spliced, from + i * length, length);
        }
        System.arraycopy(bytes, to, spliced, from + times * length, bytes.length - to);
        return spliced;
    }
}
