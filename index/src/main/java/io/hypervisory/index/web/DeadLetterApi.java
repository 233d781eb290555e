package io.hypervisory.index.web;

import io.hypervisory.index.web.DeadLetterBoard.Outcome.Back;
import io.hypervisory.index.web.DeadLetterBoard.Outcome.Refused;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/// Dead letters for programs. Thread-safe.
final class DeadLetterApi {
    private static final String JSON = "application/json";

    private final DeadLetterBoard letters;

    DeadLetterApi(DeadLetterBoard letters) {
        this.letters = letters;
    }

    record Listed(List<DeadLetter> deadLetters) {}

    /// @param how what happens to it now, in words
    record Done(String key, String how) {}

    void all(Context context) {
        Parameters.areKnown(context, Set.of());
        context.contentType(JSON).result(Json.bytes(new Listed(letters.all())));
    }

    void one(Context context) {
        String key = DeadLetterPaths.key(context);
        letters.one(key)
                .ifPresentOrElse(
                        letter -> context.contentType(JSON).result(Json.bytes(letter)),
                        () -> DeadLetterPaths.none(key).answer(context));
    }

    /// 202: its stage takes it up next; 409 when it cannot be put back, and stays open.
    void putBack(Context context) {
        String key = DeadLetterPaths.key(context);
        if (!SameOrigin.isGiven(context)) {
            SameOrigin.REFUSAL.answer(context);
            return;
        }
        var letter = letters.one(key);
        if (letter.isEmpty()) {
            DeadLetterPaths.none(key).answer(context);
            return;
        }
        switch (letters.putBack(letter.get())) {
            case Back(var how) ->
                    context.status(202).contentType(JSON).result(Json.bytes(new Done(key, how)));
            case Refused(var why) ->
                    new Problem("about:blank", "Conflict", 409, why, null, null).answer(context);
        }
    }
}
