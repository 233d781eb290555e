package io.hypervisory.ingest.read.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The documents in the tests of XenServer's own client. They are made to be right or wrong; ours
/// refuses only what has no id to be known by.
class UpdateinfoCorpusTest {
    private static final Pattern QUOTED = Pattern.compile("\\{\\|(.*?)\\|}", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("<id>([^<]+)</id>");
    private static final Pattern MANDATORY =
            Pattern.compile("<mandatory>(.*?)</mandatory>", Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("<value>([^<]+)</value>");
    private static final Set<String> LESS =
            Set.of("EvacuateHost", "RestartToolstack", "RestartDeviceModel", "RestartVM");

    private final UpdateinfoReader reader = new UpdateinfoReader();

    @Test
    void everyDocument_isReadWithItsUpdatesAndTheirGuidance() {
        Path folder = Corpus.folder("xenserver/xapi-tests", UpdateinfoCorpusTest.class);
        int documents = 0;
        int read = 0;
        var refused = new ArrayList<String>();
        List<Path> files = Corpus.files(folder);
        for (Path file : files) {
            String text = new String(Corpus.bytes(file), StandardCharsets.UTF_8);
            for (MatchResult quoted : QUOTED.matcher(text).results().toList()) {
                String xml = quoted.group(1);
                if (!xml.contains("<updates")) {
                    continue;
                }
                documents++;
                switch (reader.read(Documents.of("updateinfo", xml))) {
                    case Reading.Read(var notices) -> {
                        read++;
                        check(xml, notices.stream().map(PatchFacts.class::cast).toList());
                    }
                    case Reading.Rejected rejected -> refused.add(rejected.reason());
                }
            }
        }
        System.out.printf(
                "xenserver/xapi-tests: %d files, %d documents, %d read, refused %s%n",
                files.size(), documents, read, refused);
        assertThat(refused).as("the one whose update has no id").containsExactly("no-id");
        assertThat(documents).isGreaterThan(20);
    }

    private static void check(String xml, List<PatchFacts> patches) {
        var ids = new HashSet<String>();
        ID.matcher(xml).results().forEach(id -> ids.add(id.group(1)));
        assertThat(patches)
                .extracting(PatchFacts::literal)
                .containsExactlyInAnyOrderElementsOf(ids);
        boolean reboots =
                MANDATORY
                        .matcher(xml)
                        .results()
                        .flatMap(some -> VALUE.matcher(some.group()).results())
                        .anyMatch(value -> !LESS.contains(value.group(1)));
        assertThat(patches.stream().anyMatch(patch -> Boolean.TRUE.equals(patch.hostReboot())))
                .as(xml)
                .isEqualTo(reboots);
    }
}
