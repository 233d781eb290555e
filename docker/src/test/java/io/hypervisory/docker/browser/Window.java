package io.hypervisory.docker.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/// One window of a browser on our server: goes to pages and looks at them. Used by one thread.
final class Window implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int HEIGHT = 900;

    /// A picture that is longer says nothing more.
    private static final int LONGEST = 5_000;

    private static final Set<String> WEIGHTY = Set.of("serious", "critical");

    private final ChromeDriver driver;
    private final URI server;
    private final Path pictures;
    private Variant variant = new Variant(Variant.WIDE, false);

    Window(ChromeDriver driver, URI server, Path pictures) {
        this.driver = driver;
        this.server = server;
        this.pictures = pictures;
        as(variant);
    }

    /// @param path with its query
    void go(String path) {
        driver.get(server + path);
        awaitCalm();
    }

    /// The facets are there, and the charts are drawn: those are drawn before the page is loaded.
    void awaitCalm() {
        await(() -> find("[aria-busy]").isEmpty());
    }

    void await(BooleanSupplier until) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(30)).until(_ -> until.getAsBoolean());
    }

    /// Shows the page that is there otherwise, from now on.
    void as(Variant other) {
        variant = other;
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        other.width(),
                        "height",
                        HEIGHT,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        false));
        media("", other.dark());
    }

    /// @param type as CSS has it, `print`; empty for the screen
    void media(String type, boolean dark) {
        var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        tell("Emulation.setEmulatedMedia", Map.of("media", type, "features", List.of(scheme)));
    }

    void zone(String zone) {
        tell("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    }

    Map<String, Object> tell(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    List<WebElement> find(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /// Where it is, from the path on.
    String path() {
        String url = driver.getCurrentUrl();
        return url.startsWith(server.toString()) ? url.substring(server.toString().length()) : url;
    }

    String text() {
        return one("main").getText();
    }

    /// Where the text is.
    String focused() {
        return String.valueOf(
                driver.executeScript("return document.activeElement?.id ?? 'nothing'"));
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    private int number(String script) {
        return ((Number) driver.executeScript(script)).intValue();
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Presses a key so often.
    void press(Keys key, int times) {
        var actions = new Actions(driver);
        for (int i = 0; i < times; i++) {
            actions.sendKeys(key);
        }
        actions.perform();
    }

    /// What axe-core holds against the page, serious and critical, each with its first place.
    ///
    /// A page is one document, so nothing has to be gathered from frames in a window of its own.
    @SuppressWarnings("deprecation")
    List<String> violations() {
        // of all else one node is enough
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        var found = new AxeBuilder().withOptions(options).setLegacyMode(true).analyze(driver);
        if (found.getPasses().isEmpty()) {
            throw new AssertionError("axe-core did not run: " + found.getErrorMessage());
        }
        return found.getViolations().stream()
                .filter(rule -> WEIGHTY.contains(rule.getImpact()))
                .map(Window::violation)
                .toList();
    }

    private static String violation(Rule rule) {
        var first = rule.getNodes().getFirst();
        return "%s: %s, %d times, as at %s: %s"
                .formatted(
                        rule.getId(),
                        rule.getHelp(),
                        rule.getNodes().size(),
                        first.getTarget(),
                        first.getHtml());
    }

    /// What sticks out to the right; empty where nothing does.
    List<String> overflow() {
        int width = number("return document.scrollingElement.scrollWidth");
        return width <= variant.width()
                ? List.of()
                : List.of("is " + width + " wide in a window of " + variant.width());
    }

    /// What the browser complained of since it was asked last, but for the page's own status.
    List<String> complaints() {
        var own = server + path();
        var all = new ArrayList<String>();
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.startsWith(own + " - Failed to load resource"))
                .forEach(all::add);
        return all;
    }

    /// Keeps how the whole page looks.
    void picture(String name) throws IOException {
        int height = number("return document.documentElement.scrollHeight");
        var clip =
                Map.of(
                        "x", 0,
                        "y", 0,
                        "width", variant.width(),
                        "height", Math.clamp(height, 1, LONGEST),
                        "scale", 1);
        var answer =
                tell(
                        "Page.captureScreenshot",
                        Map.of(
                                "format",
                                "png",
                                "captureBeyondViewport",
                                true,
                                "optimizeForSpeed",
                                true,
                                "clip",
                                clip));
        write(name + ".png", answer);
    }

    /// Keeps what a printer would get.
    byte[] print(String name) throws IOException {
        return write(name + ".pdf", tell("Page.printToPDF", Map.of("preferCSSPageSize", true)));
    }

    private byte[] write(String file, Map<String, Object> answer) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(String.valueOf(answer.get("data")));
        Files.write(Files.createDirectories(pictures).resolve(file), bytes);
        return bytes;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
