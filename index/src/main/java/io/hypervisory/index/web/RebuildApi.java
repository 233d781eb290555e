package io.hypervisory.index.web;

import io.hypervisory.index.web.RebuildBoard.Rebuilt;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/// Building the index anew, for programs. Thread-safe.
final class RebuildApi {
    private static final String FEWER = "fewer";

    private final RebuildBoard rebuilds;

    RebuildApi(RebuildBoard rebuilds) {
        this.rebuilds = rebuilds;
    }

    record Listed(List<Rebuilt> indices) {}

    void all(Context context) {
        context.contentType("application/json").result(Json.bytes(new Listed(rebuilds.all())));
    }

    /// 202: the same address tells how it goes.
    void begin(Context context) {
        if (!SameOrigin.isGiven(context)) {
            SameOrigin.REFUSAL.answer(context);
            return;
        }
        Parameters.areKnown(context, Set.of(FEWER));
        var refusal = rebuilds.begin(fewer(context));
        if (refusal.isPresent()) {
            new Problem("about:blank", "Conflict", 409, refusal.get(), null, null).answer(context);
            return;
        }
        context.status(202);
        all(context);
    }

    private static boolean fewer(Context context) {
        String given = Parameters.text(context, FEWER);
        return switch (given) {
            case "true" -> true;
            case "", "false" -> false;
            default ->
                    throw new BadParameterException(
                            FEWER, given + " is neither true nor false", null);
        };
    }
}
