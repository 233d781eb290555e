package io.hypervisory.ingest.read.xen;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.HtmlText;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers of which there is nothing to tell: never used, or not public yet. Thread-safe.
final class Held {
    private static final Pattern NOTHING =
            Pattern.compile(
                    "(?i)^\\W{0,3}(?:unused (?:xen security advisory|xsa) (?:number)?"
                            + "|(?:prereleased|pre-released|predisclosed)\\b.{0,10}\\bembargoed)\\W{0,3}$");

    private Held() {}

    /// @param title as written; null when there is none
    /// @param published when it becomes public; null when not said
    /// @param asOf when the document was fetched: what lay ahead then was under embargo
    static boolean isHeld(@Nullable String title, @Nullable SaidDate published, Instant asOf) {
        boolean nothing = title != null && NOTHING.matcher(HtmlText.folded(title)).matches();
        return nothing || (published != null && published.instant().isAfter(asOf));
    }
}
