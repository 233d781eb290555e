package io.hypervisory.index.web;

import io.hypervisory.index.web.DeadLetterBoard.Outcome.Back;
import io.hypervisory.index.web.DeadLetterBoard.Outcome.Refused;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;

/// What people look at of dead letters. Thread-safe.
final class DeadLetterPages {
    private final Templates templates;
    private final Faults faults;
    private final DeadLetterBoard letters;

    DeadLetterPages(Templates templates, DeadLetterBoard letters) {
        this.templates = templates;
        this.faults = new Faults(templates);
        this.letters = letters;
    }

    private static DeadLetterView view(Context context) {
        return new DeadLetterView(Instant.now(), Zones.shown(context));
    }

    void all(Context context) {
        String done = Parameters.text(context, "back");
        templates.render(context, "deadletters.jte", view(context).all(letters.all(), done));
    }

    void one(Context context) {
        String key = DeadLetterPaths.key(context);
        letters.one(key)
                .ifPresentOrElse(
                        letter ->
                                templates.render(
                                        context, "deadletter.jte", view(context).one(letter, null)),
                        () -> faults.answer(context, DeadLetterPaths.none(key)));
    }

    /// Leads to the list afterwards, so that loading the page again puts nothing back twice.
    void putBack(Context context) {
        String key = DeadLetterPaths.key(context);
        if (!SameOrigin.isGiven(context)) {
            faults.answer(context, SameOrigin.REFUSAL);
            return;
        }
        var letter = letters.one(key);
        if (letter.isEmpty()) {
            faults.answer(context, DeadLetterPaths.none(key));
            return;
        }
        switch (letters.putBack(letter.get())) {
            case Back _ ->
                    context.redirect(
                            "/dead-letters?back=" + Words.encoded(key), HttpStatus.SEE_OTHER);
            case Refused(var why) -> {
                context.status(HttpStatus.CONFLICT);
                templates.render(context, "deadletter.jte", view(context).one(letter.get(), why));
            }
        }
    }
}
