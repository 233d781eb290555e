package io.hypervisory.ingest.read.release;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasePageReaderTest {
    private static final String TABLE =
            "<table><tr><th>Version<th>Date<tr><td>8.3<td>February 12, 2008</table>";

    private final ReleasePageReader reader = new ReleasePageReader();

    private List<String> read(String url, String html) {
        return notices(url, html).stream().map(Notice::id).map(Object::toString).toList();
    }

    private List<Notice> notices(String url, String html) {
        Document any = Documents.of("release-page", html);
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        var document =
                new Document(
                        any.source(),
                        any.format(),
                        false,
                        url,
                        null,
                        null,
                        -1,
                        -1,
                        any.sha256(),
                        any.fetchedAt(),
                        body);
        assertThat(reader.read(document)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reader.read(document)).notices();
    }

    @Test
    void versionAlone_isOfTheProductThatThePageIsAbout() {
        String url = "http://www.swsoft.com/en/releases/";
        assertThat(read(url, "<title>Virtuozzo releases</title>" + TABLE))
                .containsExactly("virtuozzo/8.3");
        assertThat(read(url, "<title>SWsoft Plesk releases</title>" + TABLE)).isEmpty();
        assertThat(read(url, "<title>Plesk in Virtuozzo</title>" + TABLE)).isEmpty();
    }

    @Test
    void systemsThatTheProductWorksWith_areNoReleases() {
        String table =
                "<table><tr><th>Operating system<th>Version<th>Since"
                        + "<tr><td>RHEL<td>4.5<td>May 2007</table>";
        assertThat(read("http://www.virtualiron.com/", "<title>Virtual Iron</title>" + table))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.virtualiron.com/releases/, virtual-iron/4.4",
        "http://support.virtualiron.com/releases/, virtual-iron/4.4",
        "https://web.archive.org/web/20080914021507/http://www.virtualiron.com/r, virtual-iron/4.4",
    })
    void vendor_isWhoseSiteItIs(String url, String id) {
        assertThat(read(url, "<h2>Virtual Iron 4.4</h2><p>August 11, 2008</p>"))
                .containsExactly(id);
    }

    @Test
    void pageOfNobodyWeKnow_holdsNothing() {
        assertThat(read("https://www.example.com/", "<h2>Virtual Iron 4.4</h2>")).isEmpty();
    }

    @Test
    void headings_areWrittenInManyWays() {
        String page =
                "<title>Virtual Iron releases</title><h1>Virtual Iron releases</h1>"
                        + "<h3>Virtual Iron 4.2 GA</h3><p>January 14, 2008</p>"
                        + "<h3>Virtual Iron Version 3.1.4: maintenance release</h3><p>March 3, 2007</p>"
                        + "<h3>Virtual Iron VFe 3.0 Enterprise</h3><p>x</p>"
                        + "<h3>Version 4.3.2</h3><p>Jul 1, 2008</p>";
        assertThat(read("http://www.virtualiron.com/releases/", page))
                .containsExactly(
                        "virtual-iron/4.2",
                        "virtual-iron/3.1.4",
                        "virtual-iron/3.0",
                        "virtual-iron/4.3.2");
    }

    @Test
    void headingThatGoesOn_isNoRelease() {
        String url = "http://www.swsoft.com/en/virtuozzo/releases/";
        assertThat(read(url, "<h2>Virtuozzo 3.0 has a fault in its quota</h2>")).isEmpty();
    }

    @Test
    void eachRelease_saysOnlyWhatWasNotUnderstoodOfItself() {
        String page =
                "<title>Virtual Iron</title><table><tr><th>Version<th>Date"
                        + "<tr><td>4.1<td>soon<tr><td>4.2<td>May 5, 2008<tr><td>4.3<td>later</table>"
                        + "<h2>Virtual Iron 4.4</h2><p>Released: some day</p>"
                        + "<h2>Virtual Iron 4.5 in numbers</h2>";
        Map<String, List<String>> unread =
                notices("http://www.virtualiron.com/", page).stream()
                        .map(PatchFacts.class::cast)
                        .collect(toMap(patch -> patch.id().local(), PatchFacts::unread));

        assertThat(unread)
                .containsOnly(
                        entry(
                                "4.1",
                                List.of(
                                        "day of release is no date: soon",
                                        "heading names no release: Virtual Iron 4.5 in numbers")),
                        entry("4.2", List.of()),
                        entry("4.3", List.of("day of release is no date: later")),
                        entry("4.4", List.of("day of release is no date: some day")));
    }
}
