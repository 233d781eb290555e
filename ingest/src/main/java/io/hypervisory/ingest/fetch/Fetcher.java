package io.hypervisory.ingest.fetch;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.fetch.Exchange.Answer;
import io.hypervisory.ingest.fetch.Host.Turn;
import io.hypervisory.ingest.fetch.Retrieval.Failed;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Robots.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/// Asks one address at a time, within limits and manners; follows redirects itself, http(s) only.
/// Each hop obeys the same rules: the host is ours to ask, its robots.txt allows it, it has a turn
/// for us, its address is public. Blocking: call it from virtual threads. Thread-safe.
public final class Fetcher implements AutoCloseable {
    /// Who asks, and where to complain.
    public static final String USER_AGENT =
            "Hypervisory/0.1 (+https://github.com/hypervisory/hypervisory)";

    /// Rests of a host up to this are waited for within a request.
    public static final Duration PATIENCE = Host.PATIENCE;

    private final FetchLimits limits;
    private final Outgoing outgoing;
    private final Clients clients;
    private final Exchange exchange;
    private final Hosts hosts;
    private final Robots robots;
    private final Predicate<String> ours;

    public Fetcher(FetchLimits limits, Time time) {
        this(limits, Outgoing.DIRECT, time, _ -> true);
    }

    /// @param ours whether a host, by its name, is this process's to ask
    public Fetcher(FetchLimits limits, Outgoing outgoing, Time time, Predicate<String> ours) {
        this(limits, outgoing, time, ours, SystemDefaultDnsResolver.INSTANCE);
    }

    Fetcher(
            FetchLimits limits,
            Outgoing outgoing,
            Time time,
            Predicate<String> ours,
            DnsResolver names) {
        this.limits = limits;
        this.outgoing = outgoing;
        this.clients = new Clients(limits, names, outgoing.caFile());
        this.exchange = new Exchange(limits, time);
        this.hosts = new Hosts(time);
        this.robots = new Robots(time);
        this.ours = ours;
    }

    /// The deadline covers the bodies of all hops, and not the waiting for a turn.
    public Retrieval fetch(Request request) {
        return fetch(request, request.manners().heedsRobots());
    }

    private Retrieval fetch(Request request, boolean heedsRobots) {
        long left = limits.deadline().toNanos();
        URI at = request.url();
        Request current = request;
        boolean permanent = true;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            String wrong = Askable.fault(at);
            if (wrong != null) {
                return failed(request, (hop > 0 ? "redirect to " : "") + wrong, false);
            }
            Hop step = hop(current, at, left, heedsRobots);
            switch (step.answer()) {
                case Answer.Redirect(URI to, boolean forGood) -> {
                    permanent &= forGood;
                    current = Hosts.isSameOrigin(at, to) ? current : current.toOtherOrigin();
                    at = to;
                    left -= step.nanos();
                }
                case Answer.Said(Retrieval retrieval) -> {
                    return hop > 0 && retrieval instanceof Fetched fetched
                            ? redirected(fetched, request.url(), at, permanent)
                            : retrieval;
                }
                case Answer.Unwell(Failed failed, _) -> {
                    return failed;
                }
                case Answer.Silent(Failed failed) -> {
                    return failed;
                }
                case Answer.Refused(Failed failed) -> {
                    return failed;
                }
            }
        }
        return failed(
                request, "more than " + limits.redirects() + " redirects, last to " + at, false);
    }

    private record Hop(Answer answer, long nanos) {}

    private Hop hop(Request request, URI at, long left, boolean heedsRobots) {
        String name = Hosts.name(at);
        if (!ours.test(name)) {
            return new Hop(anothers(request, at), 0);
        }
        Duration pause = request.manners().pause();
        if (heedsRobots) {
            switch (robots.of(at, request.manners().userAgent(), url -> robotsTxt(request, url))) {
                case Verdict.Allowed(Duration delay) ->
                        pause = delay.compareTo(pause) > 0 ? delay : pause;
                case Verdict.Disallowed(URI robotsTxt) -> {
                    return refused(request, robotsTxt + " disallows " + at);
                }
                case Verdict.Unknown(String reason, Instant until) -> {
                    if (Thread.currentThread().isInterrupted() || !ours.test(name)) {
                        robots.forget(at);
                    }
                    return new Hop(
                            new Answer.Refused(new Failed(request.url(), reason, true, 0, until)),
                            0);
                }
            }
        }
        String closed = closedBehindProxy(request, at);
        return closed == null ? inTurn(request, at, left, pause) : refused(request, closed);
    }

    private static Answer anothers(Request request, URI at) {
        String reason =
                at.getHost()
                        + " is another process's to ask; a source that needs it names it in hosts";
        return new Answer.Refused(failed(request, reason, true));
    }

    /// The proxy resolves names, so only what an address itself says can be checked.
    private @Nullable String closedBehindProxy(Request request, URI at) {
        Clients.Way way = way(request, at);
        return way.proxy() == null || !way.guarded() || AddressGuard.isPublicAsWritten(at)
                ? null
                : at.getHost()
                        + " is no public address; a source that means it names the host in"
                        + " privateHosts";
    }

    private Retrieval robotsTxt(Request request, URI url) {
        return fetch(Request.of(url, request.manners()), false);
    }

    private Hop inTurn(Request request, URI at, long left, Duration pause) {
        Host host = hosts.of(at);
        Turn turn;
        try {
            turn = host.await(Hosts.port(at), request.manners().concurrency(), pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Hop(new Answer.Refused(failed(request, "stopped", true)), 0);
        }
        return switch (turn) {
            case Turn.Rests(Instant until, boolean open) ->
                    new Hop(new Answer.Refused(rests(request, at, until, open)), 0);
            case Turn.Taken _ -> {
                long start = System.nanoTime();
                Answer answer = asked(request, at, left, host);
                yield new Hop(answer, System.nanoTime() - start);
            }
        };
    }

    private static Failed rests(Request request, URI at, Instant until, boolean open) {
        String reason =
                open
                        ? at.getHost() + " does not answer: not asked before " + until
                        : at.getHost() + " wants to be left alone until " + until;
        return new Failed(request.url(), reason, true, 0, until);
    }

    /// The host may have gone to another process while we waited for our turn.
    private Answer asked(Request request, URI at, long left, Host host) {
        int port = Hosts.port(at);
        Answer answer = null;
        try {
            if (!ours.test(Hosts.name(at))) {
                return anothers(request, at);
            }
            answer = exchange.ask(request, at, clients.of(way(request, at)), left);
            return answer;
        } finally {
            switch (answer) {
                case Answer.Said _, Answer.Redirect _ -> host.done(port, null);
                case Answer.Unwell(_, Instant until) when until != null -> host.done(port, until);
                case Answer.Unwell _, Answer.Silent _ -> host.failed(port);
                case Answer.Refused _ -> host.left();
                case null -> host.left();
            }
        }
    }

    /// A name that the source may mean is asked by a client of its own; behind a proxy, only what
    /// stands in the address can be checked.
    private Clients.Way way(Request request, URI at) {
        boolean guarded =
                limits.guarded() && !request.manners().privateHosts().contains(Hosts.name(at));
        return new Clients.Way(guarded, outgoing.proxyFor(at, request.manners().proxy()));
    }

    private static Failed failed(Request request, String reason, boolean retryable) {
        return new Failed(request.url(), reason, retryable);
    }

    private static Hop refused(Request request, String reason) {
        return new Hop(new Answer.Refused(failed(request, reason, false)), 0);
    }

    private static Fetched redirected(Fetched fetched, URI asked, URI last, boolean permanent) {
        return new Fetched(
                asked,
                last,
                permanent ? last : null,
                fetched.status(),
                fetched.contentType(),
                fetched.etag(),
                fetched.lastModified(),
                fetched.at(),
                fetched.body());
    }

    /// When the host of an address may be asked again; null when now.
    public @Nullable Instant restsUntil(URI url) {
        return hosts.restsUntil(url);
    }

    /// What is known from before a restart.
    public void restUntil(URI url, Instant until) {
        hosts.of(url).restUntil(until);
    }

    /// Somebody wants it tried now: its failures are forgotten, not what it asked for.
    public void tryAgain(URI url) {
        hosts.of(url).tryAgain(Hosts.port(url));
        robots.forget(url);
    }

    @Override
    public void close() {
        exchange.close();
        clients.close();
    }
}
