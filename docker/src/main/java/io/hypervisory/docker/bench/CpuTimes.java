package io.hypervisory.docker.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// CPU time of this process by what its threads are for, and of the search server beside it.
final class CpuTimes {
    private CpuTimes() {}

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
        times.merge(
                "garbage collection, compiler and ended threads",
                ms(ProcessHandle.current()) - known,
                Double::sum);
        ProcessHandle.of(searchServerPid)
                .ifPresent(server -> times.put("elasticsearch", ms(server)));
        return times;
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
                || thread.startsWith("elasticsearch")
                || thread.startsWith("httpclient-dispatch")) {
            return "index";
        }
        if (thread.startsWith("ForkJoinPool")
                || thread.startsWith("HTTP-Dispatcher")
                || thread.contains("Unparker")) {
            return "fetch and the generated site";
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
                || thread.contains("transaction")
                || thread.contains("metadata")) {
            return "broker";
        }
        return "other threads";
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
