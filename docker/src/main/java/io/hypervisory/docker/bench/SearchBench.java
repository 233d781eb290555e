package io.hypervisory.docker.bench;

import io.hypervisory.docker.Distribution;
import io.hypervisory.docker.bench.SearchResult.Corpus;
import io.hypervisory.docker.embedded.EmbeddedElasticsearch;
import io.hypervisory.index.DirectIndex;
import io.hypervisory.index.query.QueryParser;
import io.hypervisory.index.search.SearchRequest;
import io.hypervisory.index.search.SearchRequest.Facets;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.Sort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// How long a search takes among generated advisories in the embedded search server, asked through
/// the port that pages and API ask. The request cache is off: nobody asks the same twice.
public final class SearchBench {
    private static final List<Integer> CLIENTS = List.of(1, 4, 16);
    private static final int BATCH = 500;
    private static final int WRITERS = 2;
    private static final int PAGE = 20;
    private static final int WARM_UP_ROUNDS = 5;

    /// Of all questions, at one client; more clients ask together as often as they are.
    private static final int ROUNDS = 5;

    private final Path folder;
    private final String heap;
    private final Consumer<String> progress;
    private final GeneratedAdvisories advisories = new GeneratedAdvisories();

    /// @param folder for data; what an earlier run left there is used again
    /// @param heap of the search server, as the JVM writes it
    public SearchBench(Path folder, String heap, Consumer<String> progress) {
        this.folder = folder;
        this.heap = heap;
        this.progress = progress;
    }

    /// Each number of documents has a server of its own, one after the other.
    public SearchResult run(List<Integer> documents) throws IOException, InterruptedException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var corpora = new ArrayList<Corpus>();
        for (int count : documents) {
            corpora.add(measured(count));
        }
        return new SearchResult(
                LocalDate.now().toString(),
                Runtime.getRuntime().availableProcessors(),
                load,
                Runtime.version().toString(),
                heap,
                corpora);
    }

    private Corpus measured(int documents) throws IOException, InterruptedException {
        progress.accept("starting the search server for " + documents + " documents");
        try (var server =
                        EmbeddedElasticsearch.start(
                                Distribution.elasticsearch(),
                                folder.resolve(Integer.toString(documents)),
                                new EmbeddedElasticsearch.Settings(heap));
                var index = DirectIndex.open(server.url())) {
            var settled = new SearchServer(server.url(), DirectIndex.alias());
            settled.cacheNoRequests();
            long bytes = fill(index, documents);
            progress.accept("waiting for merges");
            settled.awaitNoMerges();
            List<SearchRequest> questions = questions(documents);
            SearchService search = index.search();
            progress.accept("warming up");
            long[] totals = totals(search, questions);
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                for (Facets asked : Facets.values()) {
                    ask(search, server.pid(), questions, asked, 1, 1);
                }
            }
            var times = new ArrayList<SearchTimes>();
            for (int clients : CLIENTS) {
                for (Facets asked : Facets.values()) {
                    progress.accept(
                            clients
                                    + (clients == 1 ? " client, " : " clients, ")
                                    + SearchTimes.words(asked));
                    times.add(ask(search, server.pid(), questions, asked, clients, ROUNDS));
                }
            }
            return new Corpus(
                    documents,
                    bytes,
                    settled.storeBytes(),
                    settled.segments(),
                    totals.length,
                    (int) Arrays.stream(totals).filter(total -> total > SearchResult.MANY).count(),
                    (int) Arrays.stream(totals).filter(total -> total == 0).count(),
                    times);
        }
    }

    /// @return mean bytes of a document, taken from the first hundred where they were there already
    private long fill(DirectIndex index, int documents) throws IOException, InterruptedException {
        if (index.count() == documents) {
            progress.accept("the documents are there already");
            return index.write(advisories.advisories(0, 100)) / 100;
        }
        progress.accept("writing " + documents + " documents");
        long begun = System.nanoTime();
        var next = new AtomicInteger();
        var bytes = new AtomicLong();
        together(
                WRITERS,
                () -> {
                    for (int from = next.getAndAdd(BATCH);
                            from < documents;
                            from = next.getAndAdd(BATCH)) {
                        int until = Math.min(documents, from + BATCH);
                        bytes.addAndGet(index.write(advisories.advisories(from, until)));
                        if (from % 50_000 == 0 && from > 0) {
                            progress.accept(from + " written");
                        }
                    }
                    return null;
                });
        long count = index.count();
        if (count != documents) {
            throw new IllegalStateException(
                    "%d documents were written and %d are found".formatted(documents, count));
        }
        progress.accept(
                "%.0f documents a second"
                        .formatted(documents / ((System.nanoTime() - begun) / 1e9)));
        return bytes.get() / documents;
    }

    private List<SearchRequest> questions(int documents) {
        return new GeneratedQueries(advisories, documents)
                .all().stream()
                        .map(query ->
                                new SearchRequest(
                                        QueryParser.parse(query), 0, PAGE, Sort.RELEVANCE))
                        .toList();
    }

    private static long[] totals(SearchService search, List<SearchRequest> questions) {
        return questions.stream().mapToLong(one -> search.search(one).total()).toArray();
    }

    /// Each client asks all questions in an order of its own, as often as there are rounds.
    ///
    /// @param server pid of the search server
    private static SearchTimes ask(
            SearchService search,
            long server,
            List<SearchRequest> questions,
            Facets asked,
            int clients,
            int rounds)
            throws IOException, InterruptedException {
        double cpu = CpuTimes.process(server);
        long begun = System.nanoTime();
        var number = new AtomicInteger();
        List<long[]> each =
                together(
                        clients,
                        () -> {
                            var order = new ArrayList<>(questions);
                            var random = new Random(number.getAndIncrement());
                            var nanos = new long[questions.size() * rounds];
                            for (int i = 0; i < nanos.length; i++) {
                                if (i % questions.size() == 0) {
                                    Collections.shuffle(order, random);
                                }
                                var question = part(order.get(i % questions.size()), asked);
                                long start = System.nanoTime();
                                search.search(question);
                                nanos[i] = System.nanoTime() - start;
                            }
                            return nanos;
                        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        return SearchTimes.of(
                asked,
                clients,
                each.stream().flatMapToLong(Arrays::stream).toArray(),
                seconds,
                CpuTimes.process(server) - cpu);
    }

    private static SearchRequest part(SearchRequest whole, Facets facets) {
        return new SearchRequest(whole.query(), whole.from(), whole.size(), whole.sort(), facets);
    }

    private static <T> List<T> together(int threads, Callable<T> task)
            throws IOException, InterruptedException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var pending = new ArrayList<Future<T>>();
            for (int i = 0; i < threads; i++) {
                pending.add(pool.submit(task));
            }
            var results = new ArrayList<T>();
            for (Future<T> one : pending) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException("the search could not be measured", e.getCause());
        }
    }
}
