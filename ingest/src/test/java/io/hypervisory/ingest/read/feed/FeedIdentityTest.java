package io.hypervisory.ingest.read.feed;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.read.Documents;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A post keeps its id whatever its feed does.
class FeedIdentityTest {
    private static final String DATE = "<pubDate>Mon, 26 Jun 2017 12:20:05 GMT</pubDate>";
    private static final String BY_GUID = DATE + "<guid>g1</guid><title>a</title>";
    private static final String BY_LINK = DATE + "<link>https://s.example/b</link><title>b</title>";
    private static final String BY_TITLE = DATE + "<title>c</title>";
    private static final String BY_TEXT = DATE + "<description>d</description>";
    private static final String BY_OTHER_TEXT = DATE + "<description>e</description>";

    private static List<NoticeId> ids(String... items) {
        String feed =
                Stream.of(items)
                        .map(item -> "<item>" + item + "</item>")
                        .collect(
                                joining(
                                        "",
                                        "<rss version='2.0'><channel><link>https://s.example/</link>",
                                        "</channel></rss>"));
        return Documents.posts(Documents.of("feed", feed)).stream().map(PostFacts::id).toList();
    }

    @Test
    void ids_differ_whenAllDatesAreEqual() {
        assertThat(ids(BY_GUID, BY_LINK, BY_TITLE, BY_TEXT, BY_OTHER_TEXT))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void ids_stay_whenEntriesAreReordered_leave_andComeBack() {
        List<NoticeId> first = ids(BY_GUID, BY_LINK, BY_TITLE, BY_TEXT);
        assertThat(ids(BY_TEXT, BY_TITLE, BY_LINK, BY_GUID)).isEqualTo(first.reversed());
        assertThat(ids(BY_LINK)).isEqualTo(first.subList(1, 2));
        assertThat(ids()).isEmpty();
        assertThat(ids(BY_GUID, BY_LINK, BY_TITLE, BY_TEXT)).isEqualTo(first);
    }

    @Test
    void ids_stay_whenTitlesAndDatesAreEdited() {
        List<NoticeId> before = ids(BY_GUID, BY_LINK);
        List<NoticeId> after =
                ids(
                        BY_GUID.replace("<title>a", "<title>new").replace("2017", "2018"),
                        BY_LINK.replace("<title>b", "<title>new").replace("2017", "2018"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void entriesOfOneGuid_areToldApart_byWhatTheySay() {
        List<NoticeId> ids = ids(BY_GUID, BY_GUID.replace("<title>a", "<title>b"), BY_GUID);
        assertThat(ids).hasSize(2);
        assertThat(new HashSet<>(ids)).hasSize(2);
    }

    @Test
    void id_isTheSame_inEveryFormatThatSaysTheSame() {
        NoticeId rss = ids("<guid>g1</guid>").getFirst();
        String atom =
                "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://s.example/'/>"
                        + "<entry><id>g1</id></entry></feed>";
        String json =
                "{\"version\":\"https://jsonfeed.org/version/1\","
                        + "\"home_page_url\":\"https://s.example/\",\"items\":[{\"id\":\"g1\"}]}";
        assertThat(Documents.posts(Documents.of("feed", atom)).getFirst().id()).isEqualTo(rss);
        assertThat(Documents.posts(Documents.of("feed", json)).getFirst().id()).isEqualTo(rss);
    }
}
