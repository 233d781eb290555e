package io.hypervisory.index.web;

import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// Why a request was not answered: problem details (RFC 9457).
///
/// @param type a URI that names the kind of problem
/// @param parameter the request's parameter at fault; null when none is
/// @param column where in its value, from 1; null when that is not known
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter,
        @Nullable Integer column) {
    static final String CONTENT_TYPE = "application/problem+json";

    private static final String TYPES = "https://hypervisory.io/problems/";

    static Problem badParameter(String parameter, String detail, @Nullable Integer column) {
        return new Problem(
                TYPES + "bad-parameter", "Bad parameter", 400, detail, parameter, column);
    }

    static Problem notFound(String detail) {
        return new Problem(TYPES + "not-found", "Not found", 404, detail, null, null);
    }

    /// There is none: nothing was there yet, or no revision has the number.
    static Problem noSuchState(String parameter, String detail) {
        return new Problem(TYPES + "no-such-state", "No such state", 404, detail, parameter, null);
    }

    /// There may have been one, and we do not have it.
    static Problem notKept(String parameter, String detail) {
        return new Problem(
                TYPES + "state-not-kept", "State not kept", 404, detail, parameter, null);
    }

    /// What it names was there and is not kept any more.
    static Problem expired(String parameter, String detail) {
        return new Problem(TYPES + "expired", "Expired", 410, detail, parameter, null);
    }

    static Problem notAcceptable(String detail) {
        return new Problem(TYPES + "not-acceptable", "Not acceptable", 406, detail, "Accept", null);
    }

    static Problem unavailable(String detail) {
        return new Problem(TYPES + "unavailable", "Unavailable", 503, detail, null, null);
    }

    static Problem internal() {
        return new Problem(TYPES + "internal", "Internal error", 500, "see the log", null, null);
    }

    void answer(Context context) {
        context.status(status).contentType(CONTENT_TYPE).result(Json.bytes(this));
    }
}
