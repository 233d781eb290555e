package io.hypervisory.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.Time;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each guard holds, and the same check fails when the guard is off.
class GuardsTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final FetchLimits ON =
            new FetchLimits(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(500),
                    MEBIBYTE,
                    2 * MEBIBYTE,
                    50,
                    3,
                    true);

    private final LoopbackSite site = new LoopbackSite();

    @AfterEach
    void stop() {
        site.close();
    }

    /// What a server does, which limit is against it, and that limit taken away.
    enum Guard {
        SIZE_AS_SENT(Misbehaviour.zeros(3 * MEBIBYTE), "body as sent is larger than") {
            @Override
            FetchLimits off() {
                return limits(ON.deadline().multipliedBy(20), 8 * MEBIBYTE, 8 * MEBIBYTE, 50, true);
            }
        },
        SIZE(Misbehaviour.gzippedZeros(3 * MEBIBYTE), "body is larger than") {
            @Override
            FetchLimits on() {
                return limits(ON.deadline(), MEBIBYTE, MEBIBYTE / 2, 5000, true);
            }

            @Override
            FetchLimits off() {
                return limits(ON.deadline().multipliedBy(20), MEBIBYTE, 8 * MEBIBYTE, 5000, true);
            }
        },
        RATIO(Misbehaviour.gzippedZeros(3 * MEBIBYTE), "times as large as what was sent") {
            @Override
            FetchLimits on() {
                return limits(ON.deadline(), MEBIBYTE, 8 * MEBIBYTE, 50, true);
            }

            @Override
            FetchLimits off() {
                return limits(
                        ON.deadline().multipliedBy(20),
                        MEBIBYTE,
                        8 * MEBIBYTE,
                        Integer.MAX_VALUE,
                        true);
            }
        },
        DEADLINE(Misbehaviour.drips(Duration.ofMillis(5), 200), "no full answer within") {
            @Override
            FetchLimits off() {
                return limits(Duration.ofMinutes(1), MEBIBYTE, MEBIBYTE, 50, true);
            }
        },
        ADDRESS(Misbehaviour.status(200), "no public address") {
            @Override
            FetchLimits off() {
                return limits(ON.deadline(), MEBIBYTE, MEBIBYTE, 50, false);
            }

            @Override
            Set<String> privateHosts() {
                return Set.of();
            }
        };

        final HttpHandler server;
        final String reason;

        Guard(HttpHandler server, String reason) {
            this.server = server;
            this.reason = reason;
        }

        FetchLimits on() {
            return ON;
        }

        abstract FetchLimits off();

        Set<String> privateHosts() {
            return Set.of("127.0.0.1");
        }

        static FetchLimits limits(
                Duration deadline, long wire, long body, int ratio, boolean guarded) {
            return new FetchLimits(ON.connect(), deadline, wire, body, ratio, 3, guarded);
        }
    }

    @ParameterizedTest
    @EnumSource
    void guard_holds_andWithoutItTheSameCheckFails(Guard guard) {
        site.page("/hostile", guard.server);

        check(guard, guard.on());
        assertThatThrownBy(() -> check(guard, guard.off())).isInstanceOf(AssertionError.class);
    }

    private void check(Guard guard, FetchLimits limits) {
        var manners =
                new Manners(1, Duration.ZERO, null, Map.of(), false, guard.privateHosts(), null);
        try (var fetcher = new Fetcher(limits, Time.system())) {
            Retrieval retrieval = fetcher.fetch(Request.of(site.url("/hostile"), manners));
            assertThat(retrieval)
                    .isInstanceOfSatisfying(
                            Retrieval.Failed.class,
                            failed -> assertThat(failed.reason()).contains(guard.reason));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::1",
                "2002:7f00:1::",
                "2001:db8::1"
            })
    void closedAddress_isNotPublic(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.3.1",
                "100.128.0.1",
                "2606:4700::1111",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void otherAddress_isPublic(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    /// Written so that a careless parser takes them for something else.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f.0.0.1/",
                "http://127.1/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::1]/",
                "http://localhost/",
                "http://localhost./"
            })
    void loopback_inEverySpelling_isRefused(String url) {
        var manners = new Manners(1, Duration.ZERO, null, Map.of(), false, Set.of(), null);
        try (var fetcher = new Fetcher(ON, Time.system())) {
            assertThat(fetcher.fetch(Request.of(URI.create(url), manners)))
                    .isInstanceOf(Retrieval.Failed.class);
        }
        assertThat(site.requests()).isEmpty();
    }
}
