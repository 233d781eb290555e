package io.hypervisory.index.web;

import io.hypervisory.index.export.Format;
import io.hypervisory.index.search.StoreUnavailableException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The body of an answer that begins with its first bytes: until then the answer may become another
/// one. For one answer.
final class ExportBody extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ExportBody.class);

    private final Context context;
    private final Format format;
    private @Nullable OutputStream begun;

    ExportBody(Context context, Format format) {
        this.context = context;
        this.format = format;
    }

    /// The connection was broken on purpose, and nothing is left to say on it.
    static final class Broken extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        Broken(Throwable cause) {
            super(cause);
        }
    }

    /// What to throw after a fault. Where the body has begun, the connection is closed in its
    /// midst: a client sees a body without its end, which no later answer could tell it.
    RuntimeException broken(RuntimeException fault) {
        if (begun == null) {
            return fault;
        }
        switch (fault) {
            case UncheckedIOException e -> LOG.debug("the client of an export went away", e);
            case StoreUnavailableException e ->
                    LOG.warn("{} broke off: {}", context.path(), String.valueOf(e.getCause()));
            default -> LOG.error("{} broke off", context.path(), fault);
        }
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
        return new Broken(fault);
    }

    /// Begins it if nothing was written.
    void finish() {
        begun();
    }

    private OutputStream begun() {
        if (begun == null) {
            context.contentType(format.contentType());
            if (format.isFile()) {
                context.header(
                        "Content-Disposition",
                        "attachment; filename=\"hypervisory." + format.extension() + "\"");
            }
            begun = context.outputStream();
        }
        return begun;
    }

    @Override
    public void write(int b) throws IOException {
        begun().write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        begun().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (begun != null) {
            begun.flush();
        }
    }
}
