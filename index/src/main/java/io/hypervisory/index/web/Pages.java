package io.hypervisory.index.web;

import io.hypervisory.index.web.page.HelpPage;
import io.javalin.http.Context;
import java.time.Instant;

/// What people look at of the query language and of sources. Thread-safe.
final class Pages {
    private final Templates templates;
    private final Faults faults;
    private final SourceBoard sources;

    Pages(Templates templates, SourceBoard sources) {
        this.templates = templates;
        this.faults = new Faults(templates);
        this.sources = sources;
    }

    void help(Context context) {
        templates.render(context, "help.jte", HelpPage.current());
    }

    private static SourceView view(Context context) {
        return new SourceView(Instant.now(), Zones.shown(context));
    }

    void sources(Context context) {
        templates.render(context, "sources.jte", view(context).all(sources.all()));
    }

    void source(Context context) {
        String name = context.pathParam("name");
        var state = sources.one(name);
        if (state.isEmpty()) {
            faults.answer(context, Problem.notFound("there is no source " + name));
            return;
        }
        templates.render(context, "source.jte", view(context).one(state.get()));
    }
}
