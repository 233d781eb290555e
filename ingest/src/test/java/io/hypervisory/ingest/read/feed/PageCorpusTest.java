package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every post of the corpus, against the lines at its beginning.
class PageCorpusTest {
    private static String said(String text, String name) {
        var line = Pattern.compile("(?m)^" + name + ": *['\"]?(.*?)['\"]? *$").matcher(text);
        assertThat(line.find()).as(name).isTrue();
        return line.group(1).replace("''", "'");
    }

    @Test
    void everyPost_isReadWithItsTitleAuthorAndTime() {
        Path folder = Corpus.folder("real-texts/blogs", PageCorpusTest.class);
        List<Path> files = Corpus.files(folder);
        int read = 0;
        for (Path file : files) {
            byte[] body = Corpus.bytes(file);
            String text = new String(body, UTF_8);
            Reading reading = new PageReader().read(Documents.of("page", body));
            assertThat(reading).as(file.toString()).isInstanceOf(Reading.Read.class);
            var post = (PostFacts) ((Reading.Read) reading).notices().getFirst();
            assertThat(post.title()).as(file.toString()).isEqualTo(said(text, "title"));
            assertThat(post.authors()).containsExactly(said(text, "author"));
            assertThat(Objects.requireNonNull(post.initialReleaseDate()).instant())
                    .isEqualTo(OffsetDateTime.parse(said(text, "date")).toInstant());
            assertThat(post.text()).isNotBlank().doesNotContain("permalink:");
            read++;
        }
        System.out.printf(
                "real-texts/blogs: %d files, %d documents, %d read, 0 refused%n",
                files.size(), files.size(), read);
        assertThat(read).isPositive();
    }
}
