package io.hypervisory.index.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/// Makes pages of view records. Thread-safe.
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /// @param template as `search.jte`; it takes the page as its one parameter
    void render(Context context, String template, Object page) {
        var out = new StringOutput();
        engine.render(template, page, out);
        context.html(out.toString());
    }
}
