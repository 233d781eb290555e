package io.hypervisory.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.SourceState.About;
import io.hypervisory.ingest.contract.SourceState.Coverage;
import io.hypervisory.ingest.contract.SourceState.Health;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VendorCoverageTest {
    private static SourceState source(
            String name, Coverage coverage, Health health, @Nullable String proof) {
        return new SourceState(
                name,
                "feed",
                "https://a.example/",
                new About("xen", coverage, null, null, "feed", proof),
                health,
                true,
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                null);
    }

    private static VendorCoverage of(SourceState... sources) {
        return VendorCoverage.of(List.of(sources)).getFirst();
    }

    @Test
    void sourceThatNobodyReads_coversNothing() {
        SourceState unread = source("unread", Coverage.CURRENT, Health.OK, null);
        SourceState posts = source("posts", Coverage.POSTS, Health.OK, "proven");

        assertThat(of(unread).words()).isEqualTo("off");
        assertThat(of(unread, posts).words()).isEqualTo("posts only");
    }

    @Test
    void sourceThatNobodyReads_bringsNoMore() {
        SourceState unread = source("unread", Coverage.CURRENT, Health.OFF, null);
        SourceState read = source("read", Coverage.HISTORY, Health.OFF, "proven");
        SourceState posts = source("posts", Coverage.POSTS, Health.OK, "proven");

        assertThat(of(unread, posts).enable()).isNull();
        assertThat(of(unread, read, posts).enable()).isEqualTo("read");
    }

    @Test
    void coverage_saysThatItFails_whenAllThatGiveItDo() {
        SourceState failed = source("a", Coverage.CURRENT, Health.FAILED, "proven");
        SourceState fine = source("b", Coverage.CURRENT, Health.PARTIAL, "proven");
        SourceState posts = source("c", Coverage.POSTS, Health.OK, "proven");

        assertThat(of(failed, posts).words()).isEqualTo("current (failing)");
        assertThat(of(failed, fine, posts).words()).isEqualTo("current");
        assertThat(of(posts).words()).isEqualTo("posts only");
    }

    @Test
    void historyOfAVendor_andWhatOthersSayOfIt_areBothTold() {
        SourceState history = source("a", Coverage.HISTORY, Health.OK, "proven");
        SourceState told = source("b", Coverage.SECOND_HAND, Health.OK, "proven");
        SourceState unread = source("c", Coverage.SECOND_HAND, Health.OK, null);
        SourceState off = source("d", Coverage.SECOND_HAND, Health.OFF, "proven");

        assertThat(of(history, told).words()).isEqualTo("history, second-hand");
        assertThat(of(history, told).coverage()).isEqualTo(Coverage.HISTORY);
        assertThat(of(history, unread, off).words()).isEqualTo("history only");
        assertThat(of(told).words()).isEqualTo("second-hand only");
    }
}
