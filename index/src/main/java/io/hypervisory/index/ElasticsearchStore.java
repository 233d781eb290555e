package io.hypervisory.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import io.hypervisory.index.Store.Outcome.NoAlias;
import io.hypervisory.index.Store.Outcome.Unavailable;
import io.hypervisory.index.Store.Outcome.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// Writes by bulk, with the Kafka offset as external version. Thread-safe.
final class ElasticsearchStore implements Store {
    /// Elasticsearch takes 100 MiB; smaller requests keep its memory and ours small.
    private static final int BULK_BYTES = 8 * 1024 * 1024;

    private final ElasticsearchClient client;
    private final Supplier<String> alias;

    /// @param alias asked at each request
    ElasticsearchStore(ElasticsearchClient client, Supplier<String> alias) {
        this.client = client;
        this.alias = alias;
    }

    @Override
    public Outcome write(Collection<Write> writes) {
        var rejected = new ArrayList<Rejected>();
        for (List<Write> part : parts(writes)) {
            switch (bulk(part)) {
                case Written(var some) -> rejected.addAll(some);
                case Unavailable unavailable -> {
                    return unavailable;
                }
                case NoAlias noAlias -> {
                    return noAlias;
                }
            }
        }
        return new Written(rejected);
    }

    private static List<List<Write>> parts(Collection<Write> writes) {
        var parts = new ArrayList<List<Write>>();
        var part = new ArrayList<Write>();
        long bytes = 0;
        for (Write write : writes) {
            if (!part.isEmpty() && bytes + write.bytes() > BULK_BYTES) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(write);
            bytes += write.bytes();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private Outcome bulk(List<Write> writes) {
        var request =
                new BulkRequest.Builder()
                        .index(alias.get())
                        .requireAlias(true)
                        .operations(writes.stream().map(ElasticsearchStore::operation).toList())
                        .build();
        try {
            return outcome(writes, client.bulk(request));
        } catch (ElasticsearchException e) {
            if (e.status() == 404) {
                return new NoAlias();
            }
            if (e.status() == 400) {
                throw new IllegalStateException("Elasticsearch refuses a whole bulk", e);
            }
            return new Unavailable(e.toString());
        } catch (IOException e) {
            return new Unavailable(e.toString());
        }
    }

    private static BulkOperation operation(Write write) {
        byte[] document = write.document();
        if (document == null) {
            return BulkOperation.of(op ->
                    op.delete(delete ->
                            delete.id(write.id())
                                    .version(write.version())
                                    .versionType(VersionType.External)));
        }
        var data = BinaryData.of(document, "application/json");
        return BulkOperation.of(op ->
                op.<BinaryData>index(index ->
                        index.id(write.id())
                                .version(write.version())
                                .versionType(VersionType.External)
                                .document(data)));
    }

    private static Outcome outcome(List<Write> writes, BulkResponse response) {
        if (!response.errors()) {
            return new Written(List.of());
        }
        var rejected = new ArrayList<Rejected>();
        for (int i = 0; i < writes.size(); i++) {
            var item = response.items().get(i);
            ErrorCause error = item.error();
            if (error == null || item.status() == 409) {
                continue;
            }
            if (item.status() == 404) {
                return new NoAlias();
            }
            if (item.status() != 400) {
                return new Unavailable(item.status() + " " + describe(error));
            }
            rejected.add(new Rejected(writes.get(i).from(), "mapping", describe(error)));
        }
        return new Written(rejected);
    }

    private static String describe(ErrorCause error) {
        var cause = error.causedBy();
        String own = error.type() + ": " + error.reason();
        return cause == null ? own : own + "; " + describe(cause);
    }
}
