package io.hypervisory.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes an index that has been replaced, once those who were at work in it are done: a search
/// that has begun there would fail, and so would whoever reads page by page at a point in time.
record Retirement(ArtifactIndex index, Pause pause) {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    /// A search that has just learnt the index's name has opened it by then.
    private static final Duration AT_LEAST = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int LOOKS = 600;

    /// Returns when it is gone, at the latest after ten minutes; what is left then goes at the next
    /// start.
    void of(String name) throws InterruptedException {
        pause.of(AT_LEAST);
        for (int look = 0; look < LOOKS; look++) {
            try {
                if (index.deleteUnread(name)) {
                    LOG.info("{} is deleted", name);
                    return;
                }
            } catch (IOException | ElasticsearchException e) {
                LOG.warn("{} is not deleted yet: {}", name, e.toString());
            }
            pause.of(LOOK_AGAIN);
        }
        LOG.warn("{} is still read and stays until the next start", name);
    }
}
