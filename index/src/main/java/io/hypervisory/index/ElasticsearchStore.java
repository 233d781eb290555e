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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes by bulk, with the Kafka offset as external version. Thread-safe.
final class ElasticsearchStore implements Store {
    /// Elasticsearch takes 100 MiB; smaller requests keep its memory and ours small.
    private static final int BULK_BYTES = 8 * 1024 * 1024;

    /// A bulk is worked off by one thread of a shard; another one beside it keeps a second core
    /// busy.
    private static final int SENDERS = 2;

    private static final int WORTH_SPLITTING = 100;

    private final ElasticsearchClient client;
    private final Supplier<String> alias;

    /// @param alias asked at each request
    ElasticsearchStore(ElasticsearchClient client, Supplier<String> alias) {
        this.client = client;
        this.alias = alias;
    }

    @Override
    public Outcome write(Collection<Write> writes) {
        if (writes.isEmpty()) {
            return new Written(List.of());
        }
        List<List<Write>> parts = parts(writes);
        if (parts.size() == 1) {
            return bulk(parts.getFirst());
        }
        try (var senders = Executors.newFixedThreadPool(SENDERS, Thread.ofVirtual().factory())) {
            return together(parts.stream().map(part -> senders.submit(() -> bulk(part))).toList());
        }
    }

    /// Every part is waited for, so that nothing is under way when the answer is known.
    private static Outcome together(List<Future<Outcome>> parts) {
        var rejected = new ArrayList<Rejected>();
        @Nullable Outcome worst = null;
        for (Future<Outcome> part : parts) {
            switch (outcome(part)) {
                case Written(var some) -> rejected.addAll(some);
                case Outcome other -> worst = other;
            }
        }
        return worst == null ? new Written(rejected) : worst;
    }

    private static Outcome outcome(Future<Outcome> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bulk could not be sent", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable("interrupted");
        }
    }

    /// Of a size that Elasticsearch likes, and at least two where there is work for two.
    private static List<List<Write>> parts(Collection<Write> writes) {
        int most = writes.size() < WORTH_SPLITTING ? writes.size() : (writes.size() + 1) / SENDERS;
        var parts = new ArrayList<List<Write>>();
        var part = new ArrayList<Write>();
        long bytes = 0;
        for (Write write : writes) {
            if (!part.isEmpty() && (part.size() >= most || bytes + write.bytes() > BULK_BYTES)) {
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
            if (e.status() == 400 || e.status() == 413) {
                return refused(writes, e);
            }
            return new Unavailable(e.toString());
        } catch (IOException e) {
            return new Unavailable(e.toString());
        }
    }

    /// One document can spoil a whole bulk; halves of it lead to that one.
    private Outcome refused(List<Write> writes, ElasticsearchException reason) {
        if (writes.size() == 1) {
            return new Written(
                    List.of(new Rejected(writes.getFirst().from(), "refused", reason.toString())));
        }
        int half = writes.size() / 2;
        Outcome first = bulk(writes.subList(0, half));
        if (!(first instanceof Written(var ofFirst))) {
            return first;
        }
        Outcome second = bulk(writes.subList(half, writes.size()));
        if (!(second instanceof Written(var ofSecond))) {
            return second;
        }
        return new Written(Stream.concat(ofFirst.stream(), ofSecond.stream()).toList());
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
