package io.hypervisory.index.web;

import io.hypervisory.ingest.contract.Json;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What the HTTP server itself refuses before any route is asked, such as a malformed address or a
/// request line without end, as problem details. Thread-safe.
final class Refusals implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String title = HttpStatus.getMessage(status);
        Object why = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        var problem =
                new Problem(
                        "about:blank",
                        title,
                        status,
                        Objects.requireNonNullElse(why, title).toString(),
                        null,
                        null);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
        return true;
    }
}
