package io.hypervisory.docker.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.e2e.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// Every page as people get it: with script and without, wide and narrow, light and dark, by
/// keyboard alone, and on paper. How each looked is kept under `target/screenshots`.
@Tag("long")
@ExtendWith(RequiresBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT extends KeyboardContract {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String XEN = "/csaf/xen/white/";
    private static final String TOKYO = "Asia/Tokyo";

    @TempDir static Path data;

    private Story story;
    private Window window;
    private Window scriptless;
    private Map<String, String> places;

    @BeforeAll
    void start() throws Exception {
        story = new Story(Map.of("ELASTICSEARCH_HEAP", "512m"), data);
        story.archive().replace(story.pages(XEN).getLast(), text -> text.replaceFirst(":", " "));
        story.load();
        story.archive()
                .replace(
                        story.mailOf("VMSA-2008-0001"),
                        text -> text.replace("The subject of this", "The quokka of this"));
        story.crawl(story.source("/pipermail/"));
        var chromium = Chromium.installed().orElseThrow();
        window = new Window(chromium.open(true), story.url(), PICTURES);
        scriptless = new Window(chromium.open(false), story.url(), PICTURES);
        // what was written last is found after the next refresh
        window.await(() -> {
            window.go(Places.REVISED + "/revisions/1..2");
            return !window.find(".sides").isEmpty();
        });
        places = Places.all(window);
        window.complaints();
    }

    @Override
    Window window() {
        return window;
    }

    @AfterAll
    void stop() {
        if (window != null) {
            window.close();
        }
        if (scriptless != null) {
            scriptless.close();
        }
        story.close();
    }

    @BeforeEach
    void wide() {
        window.as(new Variant(Variant.WIDE, false));
        scriptless.as(new Variant(Variant.WIDE, false));
    }

    @Test
    void everyPage_fits_isAccessible_andBreaksNoRule() throws Exception {
        Instant began = Instant.now();
        var faults = new ArrayList<String>();
        for (var place : places.entrySet()) {
            window.as(Variant.ALL.getFirst());
            window.go(place.getValue());
            for (Variant variant : Variant.ALL) {
                window.as(variant);
                String name = place.getKey() + "-" + variant;
                window.picture(name);
                note(faults, name, window.overflow());
                if (isLookedInto(variant)) {
                    note(faults, name, window.violations());
                }
            }
            note(faults, place.getKey(), window.complaints());
        }
        count("with script", began);

        assertThat(faults).isEmpty();
    }

    @Test
    void everyPage_fits_withoutScript() throws Exception {
        Instant began = Instant.now();
        var faults = new ArrayList<String>();
        for (var place : places.entrySet()) {
            scriptless.as(Variant.ALL.getFirst());
            scriptless.go(place.getValue());
            for (Variant variant : Variant.ALL) {
                scriptless.as(variant);
                String name = place.getKey() + "-" + variant + "-scriptless";
                note(faults, name, scriptless.overflow());
                if (variant.equals(Variant.ALL.getFirst())) {
                    scriptless.picture(name);
                }
            }
            if (!scriptless.find("canvas").isEmpty()) {
                faults.add(place.getKey() + " ran a script");
            }
            note(faults, place.getKey(), scriptless.complaints());
        }
        count("without script", began);

        assertThat(faults).isEmpty();
    }

    /// Both widths and both schemes, since neither makes a difference to the other.
    private static boolean isLookedInto(Variant variant) {
        return variant.dark() == (variant.width() == Variant.NARROW);
    }

    private static void note(List<String> faults, String name, List<String> some) {
        some.forEach(fault -> faults.add(name + " " + fault));
    }

    private void count(String how, Instant began) {
        System.out.printf(
                "browser: %d pages in %d variants %s, %d s%n",
                places.size(),
                Variant.ALL.size(),
                how,
                Duration.between(began, Instant.now()).toSeconds());
    }

    @Test
    void search_canBeAsked_narrowed_pagedAndRead_withoutScript() {
        scriptless.go("/");
        scriptless.one("#q").sendKeys("vendor:vmware", Keys.ENTER);

        assertThat(scriptless.path()).startsWith("/search?q=vendor%3Avmware");
        WebElement patches = scriptless.one("#narrow a[href*='in=type%3Apatch']");
        patches.click();

        assertThat(scriptless.find(".chip")).hasSize(1);
        scriptless.one("a[rel='next']").click();

        assertThat(scriptless.text()).contains("21 to 40 shown");
        scriptless.one(".card a").click();

        assertThat(scriptless.path()).startsWith("/patches/vmware/");
        assertThat(scriptless.text()).contains("To decide", "Where this comes from");
    }

    @Test
    void question_canBeAsked_withoutScript() {
        scriptless.go(Places.PLATFORM);
        WebElement built = scriptless.one("form.ask [name='built']");
        built.clear();
        built.sendKeys("01012008");
        scriptless.one("form.ask button").click();

        assertThat(scriptless.path()).startsWith(Places.PLATFORM + "?built=2008-01-01");
        assertThat(scriptless.one("#answer").getText()).contains("2008-01-01");
    }

    @Test
    void facets_comeAfterTheHits_andSaySoWhereTheyCannot() throws IOException {
        window.go(Places.FOUND);

        assertThat(window.find("#narrow .facet")).isNotEmpty();
        window.tell("Network.enable", Map.of());
        window.tell("Network.setBlockedURLs", Map.of("urls", List.of("*/search/facets*")));
        try {
            window.go(Places.FOUND);
            window.picture("search-without-facets");

            assertThat(window.one("#narrow").getText()).contains("cannot be told now");
            assertThat(window.find(".card")).isNotEmpty();
        } finally {
            window.tell("Network.setBlockedURLs", Map.of("urls", List.of()));
            window.tell("Network.disable", Map.of());
            window.complaints();
        }
    }

    @Test
    void ourTimes_areInTheZoneOfTheBrowser_publishersInTheirOwn() {
        window.zone(TOKYO);
        try {
            window.go("/help");
            window.go(Places.REVISED);

            assertThat(window.text()).contains(TOKYO, "America/Los_Angeles");
            window.go(Places.search("published:[2008-03-01 TO 2008-03-31]"));

            assertThat(window.text()).contains("Days are those of " + TOKYO);
        } finally {
            window.zone("");
        }
    }

    @Test
    void paper_hasTheContentAlone() throws Exception {
        var faults = new ArrayList<String>();
        for (var each :
                Map.of(
                                "advisory", Places.ADVISORY,
                                "platform", Places.PLATFORM,
                                "compare", Places.COMPARED)
                        .entrySet()) {
            window.go(each.getValue());
            window.media("print", true);
            for (String left : List.of(".top nav", ".top form", "form.ask", "footer", ".screen")) {
                window.find(left).stream()
                        .filter(WebElement::isDisplayed)
                        .findAny()
                        .ifPresent(_ -> faults.add(each.getKey() + " prints " + left));
            }
            assertThat(window.one("h1").isDisplayed()).isTrue();
            window.picture(each.getKey() + "-print");
            byte[] pdf = window.print(each.getKey());

            assertThat(pdf).startsWith('%', 'P', 'D', 'F');
        }

        assertThat(faults).isEmpty();
    }
}
