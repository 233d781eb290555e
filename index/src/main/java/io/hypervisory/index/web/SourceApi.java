package io.hypervisory.index.web;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.VendorCoverage;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;

/// Sources for programs. Thread-safe.
final class SourceApi {
    private static final String JSON = "application/json";

    private final SourceBoard sources;

    SourceApi(SourceBoard sources) {
        this.sources = sources;
    }

    /// @param vendors what can be had of each
    record Listed(Collection<SourceState> sources, List<VendorCoverage> vendors) {}

    void all(Context context) {
        Collection<SourceState> all = sources.all();
        context.contentType(JSON).result(Json.bytes(new Listed(all, VendorCoverage.of(all))));
    }

    void one(Context context) {
        String name = context.pathParam("name");
        sources.one(name)
                .ifPresentOrElse(
                        state -> context.contentType(JSON).result(Json.bytes(state)),
                        () -> unknown(name).answer(context));
    }

    /// 202: whoever owns the host crawls it, and the source's `lastPass` tells when it was done.
    void crawl(Context context) {
        String name = context.pathParam("name");
        var state = sources.one(name);
        if (!SameOrigin.isGiven(context)) {
            SameOrigin.REFUSAL.answer(context);
        } else if (state.isEmpty()) {
            unknown(name).answer(context);
        } else if (state.get().health() == SourceState.Health.OFF) {
            new Problem("about:blank", "Conflict", 409, name + " is off", null, null)
                    .answer(context);
        } else {
            sources.crawlNow(name);
            context.status(202).contentType(JSON).result(Json.bytes(state.get()));
        }
    }

    private static Problem unknown(String name) {
        return Problem.notFound("there is no source " + name);
    }
}
