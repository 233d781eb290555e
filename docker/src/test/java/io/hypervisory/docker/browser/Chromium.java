package io.hypervisory.docker.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// The machine's own browser with its driver. Nothing is downloaded, and the browser reaches
/// nothing but this machine.
///
/// @param driver that speaks to the browser
record Chromium(Path browser, Path driver) {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");

    /// Empty where the machine lacks one of the two.
    static Optional<Chromium> installed() {
        return installed(System.getenv().getOrDefault("PATH", ""));
    }

    static Optional<Chromium> installed(String path) {
        Optional<Path> browser = first(path, BROWSERS);
        Optional<Path> driver = first(path, DRIVERS);
        return browser.isPresent() && driver.isPresent()
                ? Optional.of(new Chromium(browser.get(), driver.get()))
                : Optional.empty();
    }

    private static Optional<Path> first(String path, List<String> names) {
        return names.stream()
                .flatMap(name ->
                        Stream.of(path.split(File.pathSeparator))
                                .filter(folder -> !folder.isBlank())
                                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param script whether pages may run theirs
    ChromeDriver open(boolean script) {
        var options = new ChromeOptions().setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        if (!script) {
            options.setExperimentalOption(
                    "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .usingAnyFreePort()
                        .build();
        return new ChromeDriver(service, options);
    }
}
