package io.hypervisory.docker.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What one can do without a mouse.
abstract class KeyboardContract {
    /// On pages that run their scripts.
    abstract Window window();

    @Test
    void slash_goesToTheSearch_andEnterAsks() {
        for (String path : List.of(Places.ADVISORY, "/search")) {
            window().go(path);
            window().press("/");

            assertThat(window().focused()).isEqualTo("q");
            window().press("quokka", Keys.ENTER);
            window().await(() -> window().path().startsWith("/search?q=quokka"));
        }
    }

    @Test
    void suggestions_areChosenByArrows_takenByEnter_closedByEscape() {
        window().go("/");
        window().press("/");
        window().press("vendor:vm");
        window().await(() -> window().find("#suggestions [role='option']").size() == 1);

        assertThat(window().one("#q").getDomAttribute("aria-expanded")).isEqualTo("true");
        window().press(Keys.ARROW_DOWN);

        assertThat(window().one("#q").getDomAttribute("aria-activedescendant"))
                .isEqualTo("suggestion-0");
        assertThat(window().violations()).isEmpty();
        window().press(Keys.ENTER);

        assertThat(window().one("#q").getDomProperty("value")).isEqualTo("vendor:vmware");
        assertThat(window().path()).isEqualTo("/");
        window().press(" VMSA-2008-00");
        window().await(() -> window().find("#suggestions [role='option']").size() > 3);
        window().press(Keys.ESCAPE);

        assertThat(window().find("#suggestions [role='option']")).isEmpty();
        assertThat(window().one("#q").getDomProperty("value"))
                .isEqualTo("vendor:vmware VMSA-2008-00");
        window().press(Keys.ENTER);
        window().await(() -> window().path().startsWith("/search?q=vendor"));
    }

    @Test
    void suggestions_look() throws IOException {
        for (Variant variant : Variant.ALL) {
            window().as(variant);
            window().go(variant.dark() ? Places.ADVISORY : "/");
            window().press("/");
            window().press("VMSA-2008-00");
            window().await(() -> window().find("#suggestions [role='option']").size() > 3);
            window().press(Keys.ARROW_DOWN);
            window().picture("suggestions-" + variant);

            assertThat(window().overflow()).isEmpty();
        }
    }

    @Test
    void skipLink_comesFirst_isSeen_andLeadsToTheContent() {
        window().go(Places.ADVISORY);
        window().press(Keys.TAB);

        assertThat(window().script("return document.activeElement.className")).isEqualTo("skip");
        assertThat(
                        window().script(
                                        "return document.activeElement.getBoundingClientRect().left >= 0"))
                .isEqualTo(true);
        window().press(Keys.ENTER);

        assertThat(window().focused()).isEqualTo("main");
    }

    @Test
    void tab_reachesEveryControlInOrder_andShowsWhere() {
        var faults = new ArrayList<String>();
        for (String path :
                List.of(Places.FOUND, Places.REVISED, Places.PLATFORM, Places.COMPARED)) {
            for (int width : new int[] {Variant.WIDE, Variant.NARROW}) {
                window().as(new Variant(width, false));
                window().go(path);
                var walk = new TabWalk(window());
                walk.faults().forEach(fault -> faults.add(path + " " + width + " " + fault));
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void form_isSentByEnter() {
        window().go(Places.PLATFORM);
        window().one("form.ask [name='hosts']").sendKeys(Keys.ENTER);
        window().await(() -> window().path().contains("hosts="));

        assertThat(window().find("#answer .asked")).isNotEmpty();
    }
}
