package io.hypervisory.ingest.contract.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the rules as they are written down, word for word, in the simplest code.
class PackageVersionsTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0, 0",
        "1.0, 2.0, -1",
        "2.0.1, 2.0.1a, -1",
        "5.5p1, 5.5p10, -1",
        "10xyz, 10.1xyz, -1",
        "xyz10, xyz10.1, -1",
        "1.0010, 1.9, 1",
        "2_0, 2.0, 0",
        "1.0~rc1, 1.0, -1",
        "1.0~rc1~git1, 1.0~rc1, -1",
        "1.0^, 1.0, 1",
        "1.0^git1, 1.01, -1",
        "1:1.0, 2.0, 1",
        "0:1.0-1, 1.0-1, 0",
    })
    void rpm_comparesAsRpmDoes(String one, String other, int sign) {
        assertThat(rpm(one).compare(rpm(other))).isEqualTo(OptionalInt.of(sign));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0-0, 0",
        "1.0, 1.0a, -1",
        "1.0~rc1, 1.0, -1",
        "1.0~~, 1.0~, -1",
        "1.0a, 1.0+, -1",
        "1.2.3-1, 1.2.3-1~bpo12, 1",
        "1:0.1, 9.9, 1",
        "1.10, 1.9, 1",
        "1.0-1-1, 1.0-2, 1",
    })
    void deb_comparesAsDpkgDoes(String one, String other, int sign) {
        assertThat(deb(one).compare(deb(other))).isEqualTo(OptionalInt.of(sign));
    }

    private static ComparableVersion rpm(String said) {
        return ComparableVersion.rpm(said).orElseThrow();
    }

    private static ComparableVersion deb(String said) {
        return ComparableVersion.deb(said).orElseThrow();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("01~^.ab_+").ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> debTexts() {
        return Arbitraries.strings().withChars("01~.ab+").ofMaxLength(8).map(text -> "1" + text);
    }

    @Property(tries = 20000)
    void rpmKeys_agreeWithTheRules(@ForAll("texts") String a, @ForAll("texts") String b) {
        assertThat(Integer.signum(rpm(a).sortKey().compareTo(rpm(b).sortKey())))
                .isEqualTo(rpmvercmp(a, b));
    }

    @Property(tries = 20000)
    void debKeys_agreeWithTheRules(@ForAll("debTexts") String a, @ForAll("debTexts") String b) {
        assertThat(Integer.signum(deb(a).sortKey().compareTo(deb(b).sortKey())))
                .isEqualTo(Integer.signum(verrevcmp(a, b)));
    }

    /// Skip what separates; then tildes, carets, the end; then a segment of digits or letters.
    private static int rpmvercmp(String a, String b) {
        String left = a.replaceFirst("^[^0-9a-zA-Z~^]+", "");
        String right = b.replaceFirst("^[^0-9a-zA-Z~^]+", "");
        for (char mark : new char[] {'~', '^'}) {
            boolean l = left.indexOf(mark) == 0;
            boolean r = right.indexOf(mark) == 0;
            if (l && r) {
                return rpmvercmp(left.substring(1), right.substring(1));
            }
            if (mark == '~' && (l || r)) {
                return l ? -1 : 1;
            }
            if (l || r) {
                String without = l ? right : left;
                int sign = without.isEmpty() ? 1 : -1;
                return l ? sign : -sign;
            }
        }
        if (left.isEmpty() || right.isEmpty()) {
            return Integer.compare(left.length(), right.length()) == 0
                    ? 0
                    : left.isEmpty() ? -1 : 1;
        }
        boolean digits = Character.isDigit(left.charAt(0));
        if (digits != Character.isDigit(right.charAt(0))) {
            return digits ? 1 : -1;
        }
        String segment = digits ? "^[0-9]+" : "^[a-zA-Z]+";
        String l = left.substring(0, left.length() - left.replaceFirst(segment, "").length());
        String r = right.substring(0, right.length() - right.replaceFirst(segment, "").length());
        int order =
                digits
                        ? Long.compare(Long.parseLong(l), Long.parseLong(r))
                        : Integer.signum(l.compareTo(r));
        return order != 0
                ? order
                : rpmvercmp(left.substring(l.length()), right.substring(r.length()));
    }

    /// Other characters one by one, then a number, by turns.
    private static int verrevcmp(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (isOther(a, i) || isOther(b, j)) {
                int order = weight(a, i) - weight(b, j);
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int beginA = i;
            int beginB = j;
            while (i < a.length() && Character.isDigit(a.charAt(i))) {
                i++;
            }
            while (j < b.length() && Character.isDigit(b.charAt(j))) {
                j++;
            }
            int order =
                    Long.compare(
                            Long.parseLong("0" + a.substring(beginA, i)),
                            Long.parseLong("0" + b.substring(beginB, j)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean isOther(String text, int at) {
        return at < text.length() && !Character.isDigit(text.charAt(at));
    }

    private static int weight(String text, int at) {
        if (at >= text.length() || Character.isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        return c == '~' ? -1 : Character.isLetter(c) ? c : c + 256;
    }
}
