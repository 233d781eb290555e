package io.hypervisory.docker.browser;

import io.hypervisory.docker.Requires;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/// Runs a class where Chromium and its driver are installed.
final class RequiresBrowser extends Requires {
    private static final Need BROWSER =
            new Need(
                    "chromium and chromedriver on the PATH",
                    "require.browser",
                    "CHROMIUM ABSENT: ");

    RequiresBrowser() {
        super(BROWSER, () -> Chromium.installed().isPresent());
    }

    RequiresBrowser(BooleanSupplier browser, BooleanSupplier required, PrintStream aloud) {
        super(BROWSER, browser, required, aloud);
    }
}
