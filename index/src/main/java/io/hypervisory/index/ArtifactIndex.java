package io.hypervisory.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.json.JsonData;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// A view's versioned index and its aliases: what is read, and what is being built to replace it.
/// Each index remembers the topics that it was made from, and its own shape. Thread-safe.
final class ArtifactIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactIndex.class);

    private final ElasticsearchClient client;
    private final View view;
    private final ObjectNode mapping;
    private final ObjectNode settings;

    ArtifactIndex(ElasticsearchClient client, View view) {
        this.client = client;
        this.view = view;
        mapping = resource(view.mapping());
        settings = resource(view.settings());
    }

    /// What an index was made from.
    ///
    /// @param topics topic ids by name
    /// @param schema digest of mapping and settings
    record Origin(Map<String, String> topics, String schema) {}

    /// @param name of the index
    record Version(String name, Origin origin) {}

    /// The origin that an index made now would have.
    Origin origin(Map<String, String> topics) throws IOException {
        var schema = Map.of("mapping", mapping, "settings", settings());
        return new Origin(topics, Digests.sha256(Json.bytes(schema)).substring(0, 16));
    }

    /// As the cluster can take them.
    private ObjectNode settings() throws IOException {
        boolean isPlain = settings.at("/index/analysis").isMissingNode();
        if (isPlain || Analysis.of(client) != Analysis.Filters.NONE) {
            return settings;
        }
        LOG.warn(
                "this Elasticsearch has no analysis-common: words are found as they are written, not by their stems");
        return Analysis.plain(settings);
    }

    /// The index that an alias leads to.
    Optional<Version> behind(String alias) throws IOException {
        try {
            var mappings = client.indices().getMapping(get -> get.index(alias)).mappings();
            return mappings.entrySet().stream()
                    .findFirst()
                    .map(one -> new Version(one.getKey(), told(one.getValue().mappings().meta())));
        } catch (ElasticsearchException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Origin told(Map<String, JsonData> meta) {
        var topics = new TreeMap<String, String>();
        var stored = meta.get("topics");
        if (stored != null) {
            var object = stored.toJson().asJsonObject();
            object.keySet().forEach(topic -> topics.put(topic, object.getString(topic)));
        }
        var schema = meta.get("schema");
        return new Origin(topics, schema == null ? "" : schema.to(String.class));
    }

    /// Makes the next version and points the alias at it, in one step.
    void create(String alias, Origin origin) throws IOException {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("settings", settings());
        ObjectNode withOrigin = mapping.deepCopy();
        withOrigin.set("_meta", Json.MAPPER.valueToTree(origin));
        body.set("mappings", withOrigin);
        body.putObject("aliases").putObject(alias);
        String name = String.format(Locale.ROOT, "%s-%06d", view.live(), highest() + 1);
        client.indices()
                .create(create -> create.withJson(new StringReader(Json.text(body))).index(name));
    }

    private int highest() throws IOException {
        Collection<String> names =
                client.indices()
                        .getMapping(
                                get -> get.index(versions()).expandWildcards(ExpandWildcard.All))
                        .mappings()
                        .keySet();
        return names.stream()
                .map(name -> name.substring(view.live().length() + 1))
                .filter(number -> number.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    /// Searches and writes go to the new index from now on.
    ///
    /// @return the name of the old one, which [#deleteUnread] deletes; empty when there was none
    Optional<String> promote() throws IOException {
        var next = behind(view.next());
        if (next.isEmpty()) {
            return Optional.empty();
        }
        client.indices().refresh(refresh -> refresh.index(view.next()));
        var old = behind(view.live()).map(Version::name);
        String name = next.get().name();
        client.indices()
                .updateAliases(update -> {
                    update.actions(a -> a.add(add -> add.index(name).alias(view.live())));
                    update.actions(a -> a.remove(remove -> remove.index(name).alias(view.next())));
                    old.ifPresent(one ->
                            update.actions(
                                    a -> a.remove(remove -> remove.index(one).alias(view.live()))));
                    return update;
                });
        return old;
    }

    /// Deletes an index that no alias leads to, once no search is at work in it: one that has begun
    /// would fail.
    ///
    /// @return false when somebody still reads it
    boolean deleteUnread(String name) throws IOException {
        var stats =
                client.indices()
                        .stats(s -> s.index(name).metric(CommonStatsFlag.Search))
                        .all()
                        .total();
        var search = stats == null ? null : stats.search();
        Long open = search == null ? null : search.openContexts();
        if (open != null && open > 0) {
            return false;
        }
        delete(name);
        return true;
    }

    private void delete(String name) throws IOException {
        client.indices().delete(delete -> delete.index(name).ignoreUnavailable(true));
    }

    /// Deletes what a process that ended in between has left: versions that no alias leads to.
    void deleteForgotten() throws IOException {
        var versions =
                client.indices()
                        .getAlias(get -> get.index(versions()).ignoreUnavailable(true))
                        .aliases();
        for (var version : versions.entrySet()) {
            if (version.getValue().aliases().isEmpty()) {
                LOG.info("{} is read by nobody and deleted", version.getKey());
                delete(version.getKey());
            }
        }
    }

    private String versions() {
        return view.live() + "-0*";
    }

    /// Documents that a search finds behind an alias, with all that was written until now.
    long count(String alias) throws IOException {
        client.indices().refresh(refresh -> refresh.index(alias));
        return client.count(count -> count.index(alias)).count();
    }

    /// Deletes what was being built.
    void discardNext() throws IOException {
        var next = behind(view.next());
        if (next.isPresent()) {
            delete(next.get().name());
        }
    }

    /// Whether the index that is searched was made from these topics, whatever its shape; an index
    /// that is not there was made from none other.
    boolean isOf(Map<String, String> topics) throws IOException {
        return behind(view.live()).map(live -> live.origin().topics().equals(topics)).orElse(true);
    }

    /// Whether the index that is searched was made so.
    boolean isLive(Origin origin) throws IOException {
        return made(behind(view.live()).orElse(null), origin);
    }

    boolean isNext(Origin origin) throws IOException {
        return made(behind(view.next()).orElse(null), origin);
    }

    private static boolean made(@Nullable Version version, Origin origin) {
        return version != null && version.origin().equals(origin);
    }

    private static ObjectNode resource(String name) {
        try (InputStream in = ArtifactIndex.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return Json.MAPPER.readValue(in, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
