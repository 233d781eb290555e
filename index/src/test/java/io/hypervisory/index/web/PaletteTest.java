package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Contrast of the style's colours as WCAG 2.2 counts it: 4.5 for text (1.4.3), 3 for the edges of
/// controls and lines of charts (1.4.11).
class PaletteTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
    private static final String STYLE = new String(Resources.bytes("style.css"), UTF_8);
    private static final Map<String, String> LIGHT =
            colours(STYLE.substring(0, STYLE.indexOf("@media")));
    private static final Map<String, String> DARK =
            colours(STYLE.substring(STYLE.indexOf("@media"), STYLE.indexOf("/* ground */")));

    private static Map<String, String> colours(String css) {
        var colours = new HashMap<String, String>();
        COLOUR.matcher(css).results().forEach(each -> colours.put(each.group(1), each.group(2)));
        return colours;
    }

    @ParameterizedTest
    @CsvSource({
        "ink, paper, 4.5",
        "ink, raised, 4.5",
        "quiet, paper, 4.5",
        "quiet, raised, 4.5",
        "link, paper, 4.5",
        "link, raised, 4.5",
        "on-link, link, 4.5",
        "on-mark, mark, 4.5",
        "on-tag, tag, 4.5",
        "on-impact, impact, 4.5",
        "on-good, good, 4.5",
        "on-warn, warn, 4.5",
        "on-bad, bad, 4.5",
        "on-worst, worst, 4.5",
        "error, paper, 4.5",
        "error, raised, 4.5",
        "edge, paper, 3",
        "edge, raised, 3",
        "focus, paper, 3",
        "one, paper, 3",
        "two, paper, 3",
        "three, paper, 3",
        "four, paper, 3",
        "five, paper, 3",
        "six, paper, 3",
        "seven, paper, 3",
        "eight, paper, 3",
    })
    void ink_isLegibleOnItsPaper_inBothSchemes(String ink, String paper, double least) {
        assertThat(contrast(LIGHT, ink, paper)).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(DARK, ink, paper)).as("dark").isGreaterThanOrEqualTo(least);
    }

    private static double contrast(Map<String, String> scheme, String one, String other) {
        assertThat(scheme).containsKeys(one, other);
        double a = luminance(scheme.get(one));
        double b = luminance(scheme.get(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
