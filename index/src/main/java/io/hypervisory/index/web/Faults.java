package io.hypervisory.index.web;

import io.hypervisory.index.search.CursorExpiredException;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.page.ErrorPage;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what cannot be answered otherwise: a page to whoever accepts HTML and did not ask the
/// API, a problem to all others. Thread-safe.
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Templates templates;

    Faults(Templates templates) {
        this.templates = templates;
    }

    /// From now on faults are answered here.
    void answered(JavalinConfig config) {
        config.routes.exception(ExportBody.Broken.class, (_, _) -> {});
        config.routes.exception(
                BadParameterException.class, (e, context) -> answer(context, e.problem()));
        config.routes.exception(
                CursorExpiredException.class,
                (e, context) ->
                        answer(context, Problem.expired("cursor", String.valueOf(e.getMessage()))));
        config.routes.exception(
                StoreUnavailableException.class,
                (e, context) -> {
                    String cause = String.valueOf(e.getCause());
                    LOG.warn("{} {}: {}", context.method(), context.path(), cause);
                    answer(context, Problem.unavailable(String.valueOf(e.getMessage())));
                });
        config.routes.exception(
                HttpResponseException.class,
                (e, context) ->
                        answer(
                                context,
                                new Problem(
                                        "about:blank",
                                        title(e),
                                        e.getStatus(),
                                        context.method() + " " + context.path(),
                                        null,
                                        null)));
        config.routes.exception(
                Exception.class,
                (e, context) -> {
                    LOG.error("{} {}", context.method(), context.path(), e);
                    answer(context, Problem.internal());
                });
    }

    private static String title(HttpResponseException e) {
        return e.getStatus() == 404 ? "Not found" : String.valueOf(e.getMessage());
    }

    /// As a page or as a problem, whichever the client understands.
    void answer(Context context, Problem problem) {
        String accepted = context.header("Accept");
        boolean isPage =
                accepted != null
                        && accepted.contains("text/html")
                        && !context.path().startsWith("/api/");
        if (isPage) {
            context.status(problem.status());
            templates.render(context, "error.jte", page(problem));
        } else {
            problem.answer(context);
        }
    }

    private static ErrorPage page(Problem problem) {
        String parameter = problem.parameter();
        String detail = parameter == null ? problem.detail() : parameter + ": " + problem.detail();
        return new ErrorPage(problem.status(), problem.title(), detail, hint(problem.status()));
    }

    private static String hint(int status) {
        return switch (status) {
            case 400 -> "Mend the address, or begin with a search.";
            case 404 -> "Its id may be spelt otherwise: search for a part of it.";
            case 503 -> "Try again in a moment: it may still be starting.";
            default -> "Begin with a search.";
        };
    }
}
