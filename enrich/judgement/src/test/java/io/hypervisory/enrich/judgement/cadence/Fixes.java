package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Made-up fixes for tests.
final class Fixes {
    private Fixes() {}

    static Fix fix(String id, String day, Toll toll) {
        return new Fix(
                NoticeId.parse("v/" + id),
                LocalDate.parse(day),
                Fix.Basis.RELEASE,
                Set.of("security-fix"),
                Set.of("hypervisor"),
                false,
                toll,
                Set.of("CVE-2007-" + (1000 + Math.abs(id.hashCode() % 8999))),
                null,
                Set.of(),
                Set.of());
    }

    static Fix general(String id, String day, Toll toll) {
        return of(fix(id, day, toll), Set.of("general-fix"), Set.of());
    }

    static Fix critical(Fix fix) {
        return new Fix(
                fix.id(),
                fix.day(),
                fix.basis(),
                fix.kinds(),
                fix.components(),
                true,
                fix.toll(),
                fix.cves(),
                since(fix),
                fix.supersedes(),
                fix.requires());
    }

    static Fix of(Fix fix, Set<String> kinds, Set<String> cves) {
        return new Fix(
                fix.id(),
                fix.day(),
                fix.basis(),
                kinds,
                fix.components(),
                fix.isCritical(),
                fix.toll(),
                cves,
                since(fix),
                fix.supersedes(),
                fix.requires());
    }

    static Fix superseding(Fix fix, String... ids) {
        return new Fix(
                fix.id(),
                fix.day(),
                fix.basis(),
                fix.kinds(),
                fix.components(),
                fix.isCritical(),
                fix.toll(),
                fix.cves(),
                since(fix),
                ids(ids),
                fix.requires());
    }

    static Fix requiring(Fix fix, String... ids) {
        return new Fix(
                fix.id(),
                fix.day(),
                fix.basis(),
                fix.kinds(),
                fix.components(),
                fix.isCritical(),
                fix.toll(),
                fix.cves(),
                since(fix),
                fix.supersedes(),
                ids(ids));
    }

    static Fix of(Fix fix, Fix.Basis basis) {
        return new Fix(
                fix.id(),
                fix.day(),
                basis,
                fix.kinds(),
                fix.components(),
                fix.isCritical(),
                fix.toll(),
                fix.cves(),
                since(fix),
                fix.supersedes(),
                fix.requires());
    }

    static Fix concerning(Fix fix, String... components) {
        return new Fix(
                fix.id(),
                fix.day(),
                fix.basis(),
                fix.kinds(),
                Set.of(components),
                fix.isCritical(),
                fix.toll(),
                fix.cves(),
                since(fix),
                fix.supersedes(),
                fix.requires());
    }

    static Fix exploited(Fix fix, String since) {
        return new Fix(
                fix.id(),
                fix.day(),
                fix.basis(),
                fix.kinds(),
                fix.components(),
                fix.isCritical(),
                fix.toll(),
                fix.cves(),
                LocalDate.parse(since),
                fix.supersedes(),
                fix.requires());
    }

    private static Set<NoticeId> ids(String... ids) {
        var all = new java.util.HashSet<NoticeId>();
        for (String id : ids) {
            all.add(NoticeId.parse("v/" + id));
        }
        return all;
    }

    private static @Nullable LocalDate since(Fix fix) {
        return fix.exploited().values().stream().findFirst().orElse(null);
    }
}
