package io.hypervisory.docker.browser;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;

/// A walk through a page by the tabulator, from its beginning to its end.
///
/// @param window where the page is
record TabWalk(Window window) {
    /// All that can be reached and is to be seen, in the order of the page.
    private static final String REACHABLE =
            """
            const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
            return [...document.querySelectorAll(all)]
                .filter((one) => !one.disabled && one.type !== 'hidden')
                .filter((one) => one.checkVisibility({ visibilityProperty: true }))
                .map((one, i) => { one.dataset.walk = i; return one.outerHTML.slice(0, 120); });
            """;

    private static final String LISTEN =
            """
            window.walked = [];
            addEventListener('focusin', ({ target }) => {
                const look = getComputedStyle(target);
                const place = target.getBoundingClientRect();
                window.walked.push([
                    target.dataset.walk ?? target.outerHTML.slice(0, 120),
                    look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
                    place.bottom > 0 && place.right > 0 && place.top < innerHeight && place.left < innerWidth,
                ]);
            }, true);
            document.activeElement?.blur();
            getSelection().removeAllRanges();
            """;

    /// What was left out, came in another order, or did not show that it was reached.
    List<String> faults() {
        @SuppressWarnings("unchecked")
        var reachable = (List<String>) window.script(REACHABLE);
        window.script(LISTEN);
        // a day has a place for its month and its year, too, and a button
        int more = 3 * window.find("input[type='date']").size();
        window.press(Keys.TAB, reachable.size() + more);
        @SuppressWarnings("unchecked")
        var walked = (List<List<Object>>) window.script("return window.walked");
        var faults = new ArrayList<String>();
        for (int i = 0; i < reachable.size(); i++) {
            String expected = Integer.toString(i);
            if (i >= walked.size() || !walked.get(i).getFirst().equals(expected)) {
                faults.add(
                        "leads to %s and not to %s"
                                .formatted(
                                        i < walked.size() ? walked.get(i).getFirst() : "nothing",
                                        reachable.get(i)));
                return faults;
            }
            if (!walked.get(i).get(1).equals(true)) {
                faults.add("shows no focus at " + reachable.get(i));
            }
            if (!walked.get(i).get(2).equals(true)) {
                faults.add("does not show " + reachable.get(i));
            }
        }
        return faults;
    }
}
