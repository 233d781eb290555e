package io.hypervisory.ingest.pipe;

import crawlercommons.domains.EffectiveTldFinder;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.fetch.Hosts;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/// Which partition of `hosts.v1` a host belongs to: hosts of one registrable domain stand together,
/// and so do domains that one source uses. Every process with the same catalogue comes to the same.
/// Immutable.
final class HostGroups {
    private final Map<String, String> nextOf = new HashMap<>();

    HostGroups(Collection<Source> sources) {
        for (Source source : sources) {
            String domain = domain(Hosts.name(source.url()));
            for (String other : source.hosts()) {
                join(domain, domain(other));
            }
        }
    }

    /// The smaller name stands for both.
    private void join(String one, String other) {
        String a = group(one);
        String b = group(other);
        int order = a.compareTo(b);
        if (order < 0) {
            nextOf.put(b, a);
        } else if (order > 0) {
            nextOf.put(a, b);
        }
    }

    private String group(String domain) {
        String group = domain;
        while (nextOf.containsKey(group)) {
            group = nextOf.getOrDefault(group, group);
        }
        return group;
    }

    /// By the public suffix list; a host without a registrable domain, as an address is, stands for
    /// itself.
    private static String domain(String host) {
        String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
        return domain == null || domain.isEmpty() ? host : domain;
    }

    int partition(String host) {
        byte[] key = group(domain(host)).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % IngestTopics.HOSTS.partitions();
    }

    int partition(Source source) {
        return partition(Hosts.name(source.url()));
    }
}
