package io.hypervisory.index.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// In which zone a day begins and a time is shown.
final class Zones {
    static final String PARAMETER = "zone";

    /// What a script on our pages keeps the browser's zone in. That it is there says, too, that
    /// scripts run.
    static final String COOKIE = "zone";

    private Zones() {}

    /// The parameter's; UTC when none is given.
    ///
    /// @throws BadParameterException when it is no zone
    static ZoneId asked(Context context) {
        return asked(context, ZoneOffset.UTC);
    }

    /// For people: the parameter's, else the browser's, else UTC.
    ///
    /// @throws BadParameterException when the parameter is no zone
    static ZoneId shown(Context context) {
        return asked(context, ofBrowser(context));
    }

    private static ZoneId asked(Context context, ZoneId otherwise) {
        String text = Parameters.text(context, PARAMETER);
        try {
            return text.isEmpty() ? otherwise : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadParameterException(
                    PARAMETER,
                    "\"" + text + "\" is no time zone; write one as Europe/Berlin or +01:00",
                    null);
        }
    }

    /// A cookie is nobody's wish: one that cannot be read is passed over.
    private static ZoneId ofBrowser(Context context) {
        String kept = context.cookie(COOKIE);
        try {
            return kept == null || kept.isEmpty() ? ZoneOffset.UTC : ZoneId.of(kept);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /// `UTC` for `Z`.
    static String named(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
