package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Comparison;
import io.hypervisory.enrich.judgement.cadence.Known;
import io.hypervisory.enrich.judgement.cadence.PlatformReport;
import io.hypervisory.enrich.judgement.cadence.Report;
import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.platform.PlatformStore.Counted;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.product.Platform;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What programs ask of platforms. Thread-safe.
final class PlatformApi {
    private static final String JSON = "application/json";

    private static final Set<String> COMPARED_BY = new TreeSet<>(Set.of("id", "from", "until"));
    private static final int MOST_COMPARED = 8;

    private final PlatformStore store;

    PlatformApi(PlatformStore store) {
        this.store = store;
    }

    record Listed(List<Line> platforms) {}

    /// @param id `vmware/esx-3.0`
    /// @param first, last publication of a notice; null when none states a date
    record Line(
            String id,
            String name,
            long advisories,
            long patches,
            @Nullable Instant first,
            @Nullable Instant last) {
        static Line of(Counted counted) {
            return new Line(
                    counted.platform().id(),
                    counted.platform().name(),
                    counted.advisories(),
                    counted.patches(),
                    counted.first(),
                    counted.last());
        }
    }

    void all(Context context) {
        answer(context, new Listed(store.all().stream().map(Line::of).toList()));
    }

    void one(Context context) {
        Parameters.areKnown(context, Set.of());
        answer(context, PlatformReport.of(known(MaintenanceParameters.platform(context))));
    }

    void compare(Context context) {
        Parameters.areKnown(context, COMPARED_BY);
        List<Platform> platforms =
                context.queryParams("id").stream()
                        .map(id -> MaintenanceParameters.platform("id", id))
                        .distinct()
                        .toList();
        if (platforms.size() < 2 || platforms.size() > MOST_COMPARED) {
            throw new BadParameterException(
                    "id", "is given for 2 to " + MOST_COMPARED + " different platforms", null);
        }
        answer(
                context,
                Comparison.of(
                        platforms.stream().map(this::known).toList(),
                        MaintenanceParameters.optionalDay(context, "from"),
                        MaintenanceParameters.optionalDay(context, "until")));
    }

    void maintenance(Context context) {
        var asked = MaintenanceParameters.of(context);
        answer(
                context,
                Report.of(
                        asked.platform(),
                        asked.question(),
                        asked.needs(),
                        asked.form(),
                        asked.estate(),
                        this::known));
    }

    private Known known(Platform platform) {
        return Known.of(platform, store.entries(platform));
    }

    private static void answer(Context context, Object answer) {
        context.contentType(JSON).result(Json.bytes(answer));
    }
}
