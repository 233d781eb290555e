package io.hypervisory.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.PluginStats;
import co.elastic.clients.elasticsearch.nodes.info.NodesInfoMetric;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From where a cluster has the token filters that our settings name, and what to do where it has
/// them not.
public final class Analysis {
    /// What gives the filters to a server that lacks the module.
    public static final String PLUGIN = "hypervisory-analysis";

    private static final String MODULE = "analysis-common";

    private Analysis() {}

    /// Who gives a cluster the filters.
    public enum Filters {
        /// Elasticsearch's own module.
        MODULE,
        /// Our plugin, on one node at least; it must not stand beside the module.
        PLUGIN,
        /// Nobody, on one node at least.
        NONE
    }

    /// Asks a server that lets everybody in.
    ///
    /// @throws IOException when it does not answer
    public static Filters at(URI elasticsearch) throws IOException {
        try (var client = ElasticsearchClients.open(elasticsearch)) {
            return of(client);
        }
    }

    static Filters of(ElasticsearchClient client) throws IOException {
        return of(
                client
                        .nodes()
                        .info(info -> info.metric(NodesInfoMetric.Plugins))
                        .nodes()
                        .values()
                        .stream()
                        .map(node ->
                                Stream.concat(node.modules().stream(), node.plugins().stream())
                                        .map(PluginStats::name)
                                        .collect(Collectors.toSet()))
                        .toList());
    }

    /// @param nodes what each node has of modules and plugins
    static Filters of(Collection<Set<String>> nodes) {
        if (nodes.isEmpty()
                || !nodes.stream().allMatch(n -> n.contains(MODULE) || n.contains(PLUGIN))) {
            return Filters.NONE;
        }
        return nodes.stream().allMatch(n -> n.contains(MODULE)) ? Filters.MODULE : Filters.PLUGIN;
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
