package io.hypervisory.ingest.read.oval;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.read.Documents;
import org.junit.jupiter.api.Test;

class OvalReaderTest {
    private static String document(String id, String metadata) {
        return "<oval_definitions><definitions><definition class=\"patch\" id=\""
                + id
                + "\" version=\"502\"><metadata>"
                + metadata
                + "</metadata><criteria><criteria><criterion comment=\"xen is earlier than 0:4.4\"/>"
                + "<criterion comment=\"xen is signed with a key\"/></criteria></criteria>"
                + "</definition></definitions></oval_definitions>";
    }

    @Test
    void thePublisher_isTheDomainInTheDefinitionsId() {
        String title = "<title>RHSA-2012:0451: rpm security update (Important)</title>";
        var advisory =
                Documents.advisory(
                        Documents.of("oval", document("oval:com.redhat.rhsa:def:20120451", title)));

        assertThat(advisory.id()).hasToString("redhat/RHSA-2012:0451");
        assertThat(advisory.version()).isEqualTo("502");
        assertThat(advisory.notes())
                .containsExactly(new Note(null, "criteria", "xen is earlier than 0:4.4"));
    }

    @Test
    void aDefinitionThatNamesNoAdvisory_isNamedByItself() {
        var advisory =
                Documents.advisory(
                        Documents.of("oval", document("oval:org.example.oval:def:7", "")));

        assertThat(advisory.id()).hasToString("example.org/oval:org.example.oval:def:7");
        assertThat(advisory.unread()).isNotEmpty();
    }

    @Test
    void idsThatAreNone_areNotRead() {
        assertThat(Documents.notices(Documents.of("oval", document("a".repeat(9000), ""))))
                .isEmpty();
    }
}
