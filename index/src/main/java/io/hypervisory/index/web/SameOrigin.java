package io.hypervisory.index.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// Whether what changes something is asked for by a page of ours, or by no page at all. A page
/// elsewhere must not make its reader's browser do it. Pure.
final class SameOrigin {
    static final Problem REFUSAL =
            new Problem("about:blank", "Forbidden", 403, "asked from another site", null, null);

    private SameOrigin() {}

    static boolean isGiven(Context context) {
        return isGiven(
                context.header("Sec-Fetch-Site"), context.header("Origin"), context.header("Host"));
    }

    /// A browser says which page asks, by `Sec-Fetch-Site` where the connection is safe, else by
    /// `Origin`; whoever is no browser says nothing.
    static boolean isGiven(@Nullable String site, @Nullable String origin, @Nullable String host) {
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null
                || host != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
