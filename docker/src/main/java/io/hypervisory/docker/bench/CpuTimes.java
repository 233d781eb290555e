package io.hypervisory.docker.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// CPU time of this process by what its threads are for, and of the search server beside it.
final class CpuTimes {
    private CpuTimes() {}

    private static final Path PROCESSES = Path.of("/proc");

    /// Linux counts in hundredths of a second for every program (`sysconf(_SC_CLK_TCK)`).
    private static final double TICK_MS = 10;

    private static final String COMPILER = "compiler";
    private static final String COLLECTOR = "garbage collection";
    private static final String STORES = "state stores in the background";
    private static final String OTHER = "other threads";

    /// Milliseconds so far, by part.
    static Map<String, Double> now(long searchServerPid) {
        var times = new TreeMap<String, Double>();
        var threads = ManagementFactory.getThreadMXBean();
        double known = 0;
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info == null) {
                continue;
            }
            double ms = Math.max(0, threads.getThreadCpuTime(info.getThreadId())) / 1e6;
            known += ms;
            times.merge(part(info.getThreadName()), ms, Double::sum);
        }
        var own = ofTheJvm(ProcessHandle.current().pid());
        own.forEach((part, ms) -> times.merge(part, ms, Double::sum));
        double counted = known + own.values().stream().mapToDouble(Double::doubleValue).sum();
        times.merge(OTHER, ms(ProcessHandle.current()) - counted, Double::sum);
        ProcessHandle.of(searchServerPid).ifPresent(server -> times.putAll(searchServer(server)));
        return times;
    }

    private static Map<String, Double> searchServer(ProcessHandle server) {
        var times = new TreeMap<String, Double>();
        double rest = ms(server);
        for (Map.Entry<String, Double> part : ofTheJvm(server.pid()).entrySet()) {
            times.put("elasticsearch, " + part.getKey(), part.getValue());
            rest -= part.getValue();
        }
        times.put("elasticsearch", rest);
        return times;
    }

    /// What those threads of a JVM used that are no Java threads: compilers, collectors and
    /// RocksDB's, as Linux tells it; elsewhere nothing, and they count as the rest of the process.
    private static Map<String, Double> ofTheJvm(long pid) {
        var times = new TreeMap<String, Double>();
        try (Stream<Path> tasks = Files.list(PROCESSES.resolve(pid + "/task"))) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                addThread(task, times);
            }
        } catch (IOException e) {
            return Map.of();
        }
        return times;
    }

    /// `stat` is `pid (name) state …`; user and system ticks are the 12th and 13th after the name.
    private static void addThread(Path task, Map<String, Double> times) {
        String stat;
        try {
            stat = Files.readString(task.resolve("stat"));
        } catch (IOException e) {
            // it ended in between
            return;
        }
        int end = stat.lastIndexOf(')');
        String name = stat.substring(stat.indexOf('(') + 1, end);
        String[] after = stat.substring(end + 2).split(" ");
        double ms = (Long.parseLong(after[11]) + Long.parseLong(after[12])) * TICK_MS;
        if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
            times.merge(COMPILER, ms, Double::sum);
        } else if (name.startsWith("GC ") || name.startsWith("G1 ") || name.startsWith("VM ")) {
            times.merge(COLLECTOR, ms, Double::sum);
        } else if (name.startsWith("rocksdb")) {
            times.merge(STORES, ms, Double::sum);
        }
    }

    /// Milliseconds that a process has used so far; 0 when it is gone.
    static double process(long pid) {
        return ProcessHandle.of(pid).map(CpuTimes::ms).orElse(0.0);
    }

    private static double ms(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
    }

    private static String part(String thread) {
        if (thread.contains("StreamThread")
                || thread.contains("StateUpdater")
                || thread.startsWith("hypervisory-enrich")) {
            return "enrich";
        }
        if (thread.equals("read")) {
            return "read";
        }
        if (thread.startsWith("index")
                || thread.startsWith("revisions")
                || thread.startsWith("table-")
                || thread.startsWith("elasticsearch")
                || thread.startsWith("httpclient-dispatch")) {
            return "index";
        }
        if (thread.startsWith(GeneratedProvider.THREADS) || thread.startsWith("HTTP-Dispatcher")) {
            return "the generated site";
        }
        if (thread.startsWith("ForkJoinPool")
                || thread.startsWith("fetch")
                || thread.contains("Unparker")
                || thread.contains("Poller")) {
            return "fetch";
        }
        if (thread.startsWith("kafka-producer-network-thread")) {
            return "producers";
        }
        if (thread.contains("kafka")
                || thread.contains("raft")
                || thread.contains("quorum")
                || thread.contains("broker")
                || thread.contains("controller")
                || thread.contains("group-coordinator")
                || thread.startsWith("executor-")
                || thread.startsWith("ExpirationReaper")
                || thread.contains("Txn")
                || thread.contains("transaction")
                || thread.contains("metadata")) {
            return "broker";
        }
        return OTHER;
    }

    /// What was used in between, per document; parts that used next to nothing are left out.
    static Map<String, Double> perDocument(
            Map<String, Double> before, Map<String, Double> after, int documents) {
        var difference = new TreeMap<String, Double>();
        after.forEach((part, ms) -> {
            double each = (ms - before.getOrDefault(part, 0.0)) / documents;
            if (each >= 0.0005) {
                difference.put(part, each);
            }
        });
        return difference;
    }
}
