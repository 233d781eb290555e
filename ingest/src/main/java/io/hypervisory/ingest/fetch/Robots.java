package io.hypervisory.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.hypervisory.ingest.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What each site's robots.txt allows us (RFC 9309): missing or forbidden means that all is
/// allowed, and while the site cannot say, nothing is. What is no robots.txt has no rules. Kept for
/// a day at most, as the RFC says; that it could not be had, for five minutes. Thread-safe.
final class Robots {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration FAULT_KEPT = Duration.ofMinutes(5);
    private static final int LONGEST = 512 * 1024;

    /// A longer one shuts us out, as the library has it.
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private final Map<String, Known> bySite = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> asked = new ConcurrentHashMap<>();
    private final Time time;

    Robots(Time time) {
        this.time = time;
    }

    /// Gets a robots.txt within the manners of the host.
    interface Asking {
        Retrieval ask(URI robotsTxt);
    }

    /// @param until kept so long
    /// @param rests with a fault, until when its host does; null when it does not
    private record Known(
            BaseRobotRules rules, @Nullable String fault, Instant until, @Nullable Instant rests) {}

    /// What robots.txt says of an address.
    sealed interface Verdict {
        /// @param delay what the site wants between two requests; zero when it does not say
        record Allowed(Duration delay) implements Verdict {}

        record Disallowed(URI robotsTxt) implements Verdict {}

        /// It could not be had, so nothing may be asked.
        record Unknown(String reason, @Nullable Instant until) implements Verdict {}
    }

    Verdict of(URI url, @Nullable String userAgent, Asking asking) {
        URI robotsTxt = URI.create(site(url) + "/robots.txt");
        String product = product(userAgent);
        Known known = known(robotsTxt, product, asking);
        if (known.fault() != null) {
            return new Verdict.Unknown(known.fault(), known.rests());
        }
        if (!known.rules().isAllowed(url.toString())) {
            return new Verdict.Disallowed(robotsTxt);
        }
        long delay = known.rules().getCrawlDelay();
        return new Verdict.Allowed(delay <= 0 ? Duration.ZERO : Duration.ofMillis(delay));
    }

    /// One at a time asks a site; the others wait for what it says.
    private Known known(URI robotsTxt, String product, Asking asking) {
        String key = robotsTxt + " " + product;
        Known known = fresh(key);
        if (known != null) {
            return known;
        }
        ReentrantLock lock = asked.computeIfAbsent(key, _ -> new ReentrantLock());
        lock.lock();
        try {
            known = fresh(key);
            return known == null ? ask(robotsTxt, product, asking) : known;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Known fresh(String key) {
        Known known = bySite.get(key);
        return known == null || known.until().isBefore(time.now()) ? null : known;
    }

    private Known ask(URI robotsTxt, String product, Asking asking) {
        Known known =
                switch (asking.ask(robotsTxt)) {
                    case Retrieval.Fetched answer ->
                            kept(parsed(robotsTxt, product, answer.body()));
                    case Retrieval.NotModified _ -> kept(parser().failedFetch(404));
                    case Retrieval.Gone gone -> kept(parser().failedFetch(gone.status()));
                    case Retrieval.Failed failed when isTheSites(failed) ->
                            kept(parser().failedFetch(failed.status()));
                    case Retrieval.Failed failed -> fault(robotsTxt, failed);
                };
        bySite.put(robotsTxt + " " + product, known);
        return known;
    }

    /// 429 and whoever asks to be left alone say nothing of rules, and 407 is a proxy's word.
    private static boolean isTheSites(Retrieval.Failed failed) {
        int status = failed.status();
        return status >= 400
                && status < 500
                && status != 429
                && status != 407
                && failed.until() == null;
    }

    private Known kept(BaseRobotRules rules) {
        return new Known(rules, null, time.now().plus(KEPT), null);
    }

    /// Kept too, or each document would cost what the first did, redirects and all.
    private Known fault(URI robotsTxt, Retrieval.Failed failed) {
        Instant until = time.now().plus(FAULT_KEPT);
        Instant rests = failed.until();
        return new Known(
                parser().failedFetch(503),
                robotsTxt + " could not be had: " + failed.reason(),
                rests != null && rests.isAfter(until) ? rests : until,
                rests);
    }

    /// The site is asked again.
    void forget(URI url) {
        String of = site(url) + "/robots.txt ";
        bySite.entrySet()
                .removeIf(each -> each.getKey().startsWith(of) && each.getValue().fault() != null);
    }

    private static BaseRobotRules parsed(URI robotsTxt, String product, byte[] body) {
        byte[] read = body.length > LONGEST ? java.util.Arrays.copyOf(body, LONGEST) : body;
        return parser().parseContent(robotsTxt.toString(), read, "text/plain", List.of(product));
    }

    private static SimpleRobotRulesParser parser() {
        return new SimpleRobotRulesParser(LONGEST_DELAY.toMillis(), 0);
    }

    private static String site(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /// The first product of the User-Agent, which is what robots.txt addresses.
    static String product(@Nullable String userAgent) {
        String agent = userAgent == null ? Fetcher.USER_AGENT : userAgent;
        return agent.strip().split("[/\\s(]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
