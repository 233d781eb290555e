package io.hypervisory.index.web;

import io.hypervisory.ingest.contract.DeadLetter;
import io.javalin.http.Context;

/// Where dead letters stand among the addresses: at the parts of their key.
final class DeadLetterPaths {
    static final String PAGE = "/dead-letters/{stage}/{topic}/{partition}/{offset}";
    static final String API = "/api" + PAGE;
    static final String BACK = "/back";

    private DeadLetterPaths() {}

    static String page(DeadLetter letter) {
        return "/dead-letters/"
                + Words.encoded(letter.stage())
                + "/"
                + Words.encoded(letter.topic())
                + "/"
                + letter.partition()
                + "/"
                + letter.offset();
    }

    /// The key that a path names.
    static String key(Context context) {
        return String.join(
                "/",
                context.pathParam("stage"),
                context.pathParam("topic"),
                context.pathParam("partition"),
                context.pathParam("offset"));
    }

    static Problem none(String key) {
        return Problem.notFound("no dead letter " + key + " is open");
    }
}
