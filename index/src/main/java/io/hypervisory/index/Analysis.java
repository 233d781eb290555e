package io.hypervisory.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.PluginStats;
import co.elastic.clients.elasticsearch.nodes.info.NodesInfoMetric;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a cluster has the token filters that our settings name, and what to do where it has not.
final class Analysis {
    /// Elasticsearch's own module, and what the embedded server is given in its place.
    private static final Set<String> HOMES = Set.of("analysis-common", "hypervisory-analysis");

    private Analysis() {}

    /// What every node has of modules and plugins, one set a node.
    static List<Set<String>> parts(ElasticsearchClient client) throws IOException {
        return client
                .nodes()
                .info(info -> info.metric(NodesInfoMetric.Plugins))
                .nodes()
                .values()
                .stream()
                .map(node ->
                        Stream.concat(node.modules().stream(), node.plugins().stream())
                                .map(PluginStats::name)
                                .collect(Collectors.toSet()))
                .toList();
    }

    /// Whether each node has the filters.
    static boolean isComplete(Collection<Set<String>> nodes) {
        return !nodes.isEmpty()
                && nodes.stream().allMatch(parts -> parts.stream().anyMatch(HOMES::contains));
    }

    /// The same settings without those filters: words are lower-cased and neither folded nor
    /// stemmed.
    static ObjectNode plain(ObjectNode settings) {
        ObjectNode plain = settings.deepCopy();
        var analysis = (ObjectNode) plain.at("/index/analysis");
        analysis.remove("filter");
        for (JsonNode analyzer : analysis.path("analyzer")) {
            ((ObjectNode) analyzer).putArray("filter").add("lowercase");
        }
        return plain;
    }
}
