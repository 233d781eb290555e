package io.hypervisory.index;

import static java.util.concurrent.TimeUnit.SECONDS;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.hypervisory.index.ArtifactIndex.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides which index the workers write to. An index that was made from these very topics is gone
/// on with; otherwise a new one is filled from the beginning of the topics and takes the old one's
/// place once it has caught up. Thread-safe.
final class Target {
    private static final Logger LOG = LoggerFactory.getLogger(Target.class);
    private static final int PATIENCE_SECONDS = 10;

    private final ArtifactIndex index;
    private final Admin admin;
    private final View view;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String alias;

    Target(View view, ArtifactIndex index, Admin admin) {
        this.view = view;
        this.index = index;
        this.admin = admin;
        alias = view.live();
    }

    /// What to write to.
    String alias() {
        return alias;
    }

    boolean isBuilding() {
        return alias.equals(view.next());
    }

    /// What came of looking for an index.
    sealed interface Opened {
        record Ready() implements Opened {}

        /// @param reason why not now; asking again may help
        record NotYet(String reason) implements Opened {}
    }

    /// Finds or makes the index. Offsets are forgotten before a new one is made, so that stopping
    /// between the two leaves nothing out.
    Opened open() throws InterruptedException {
        lock.lock();
        try {
            var origin = origin();
            if (index.isLive(origin)) {
                index.deleteForgotten();
                alias = view.live();
                return new Opened.Ready();
            }
            if (index.isNext(origin)) {
                alias = view.next();
                return new Opened.Ready();
            }
            forget(admin, view.group());
            index.discardNext();
            String name = index.behind(view.live()).isEmpty() ? view.live() : view.next();
            index.create(name, origin);
            LOG.info("a new index is filled from the beginning of the topics, as {}", name);
            alias = name;
            return new Opened.Ready();
        } catch (IOException | ElasticsearchException e) {
            return new Opened.NotYet("Elasticsearch: " + e);
        } catch (ExecutionException | TimeoutException e) {
            return new Opened.NotYet("Kafka: " + (e.getCause() == null ? e : e.getCause()));
        } finally {
            lock.unlock();
        }
    }

    /// Looks again after an alias was lost, and makes nothing: whoever still reads would leave out
    /// what was read before.
    ///
    /// @return false when there is no index made from these topics
    boolean reopen() throws InterruptedException {
        lock.lock();
        try {
            var origin = origin();
            if (index.isLive(origin)) {
                alias = view.live();
                return true;
            }
            if (index.isNext(origin)) {
                alias = view.next();
                return true;
            }
            return false;
        } catch (IOException | ElasticsearchException | ExecutionException | TimeoutException e) {
            LOG.warn("cannot look for the index: {}", e.toString());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Lets searches go to the index that was built; call it when the group has caught up.
    ///
    /// @return the index that was read before
    Optional<String> promote() throws IOException {
        lock.lock();
        try {
            var old = index.promote();
            alias = view.live();
            LOG.info("the new index is read from now on, as {}", alias);
            return old;
        } finally {
            lock.unlock();
        }
    }

    /// Whether what is searched was made from topics that are there no longer, but others of their
    /// names. False while nobody can tell.
    boolean isOfOtherTopics() throws InterruptedException {
        try {
            return !index.isOf(topicIds());
        } catch (IOException | ElasticsearchException | ExecutionException | TimeoutException e) {
            LOG.debug("cannot look at the topics", e);
            return false;
        }
    }

    /// The origin that an index made now would have.
    Origin origin() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        return index.origin(topicIds());
    }

    private Map<String, String> topicIds()
            throws InterruptedException, ExecutionException, TimeoutException {
        var ids = new TreeMap<String, String>();
        admin.describeTopics(view.topics())
                .allTopicNames()
                .get(PATIENCE_SECONDS, SECONDS)
                .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
        return ids;
    }

    /// Works only while nobody of the group is alive, which is what is wanted: a worker that still
    /// writes would go on from its old place.
    static void forget(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get(PATIENCE_SECONDS, SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }
}
