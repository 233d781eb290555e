package io.hypervisory.ingest.read.csaf.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The document's licence by SPDX 3.0.1, annex B. All since 2.1, which has no `DocumentRef`.
final class LicenseTests {
    private static final String NAME = "license_expression";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]+");
    private static final String REFERENCE = "LicenseRef-";
    private static final String ADDITION = "AdditionRef-";
    private static final String SCANCODE = "LicenseRef-scancode-";
    private static final Set<String> BOTH = Set.of("AND", "OR", "and", "or");
    private static final Set<String> WITH = Set.of("WITH", "with");
    private static final Set<String> LISTED = Set.copyOf(Resource.lines("spdx.txt"));

    private LicenseTests() {}

    /// 6.1.54
    static void expression(CheckedDocument document, Findings findings) {
        String expression = document.document().text(NAME);
        if (expression != null && identifiers(expression) == null) {
            findings.at(
                    document.document(),
                    NAME,
                    Findings.quote(expression) + " is no SPDX licence expression");
        }
    }

    /// 6.1.55
    static void text(CheckedDocument document, Findings findings) {
        String expression = document.document().text(NAME);
        Set<String> identifiers = expression == null ? null : identifiers(expression);
        if (identifiers == null || !document.english()) {
            return;
        }
        if (!identifiers.stream().allMatch(LicenseTests::listed)) {
            ProfileTests.titledOnce(document, "License", "legal_disclaimer", findings);
        }
    }

    private static boolean listed(String identifier) {
        return LISTED.contains(identifier) || identifier.startsWith(SCANCODE);
    }

    /// Those in an expression; null when it is none. What stands before decides what may come next.
    private static @Nullable Set<String> identifiers(String expression) {
        var identifiers = new HashSet<String>();
        int open = 0;
        boolean operandNext = true;
        boolean additionNext = false;
        var tokens = new StringTokenizer(expression, " \t()", true);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            if (token.isBlank()) {
                continue;
            }
            if (token.equals("(") && operandNext && !additionNext) {
                open++;
            } else if (token.equals(")") && !operandNext && open > 0) {
                open--;
            } else if (operandNext && identifier(token, additionNext)) {
                identifiers.add(
                        token.endsWith("+") ? token.substring(0, token.length() - 1) : token);
                operandNext = false;
                additionNext = false;
            } else if (!operandNext && (BOTH.contains(token) || WITH.contains(token))) {
                operandNext = true;
                additionNext = WITH.contains(token);
            } else {
                return null;
            }
        }
        return open == 0 && !operandNext ? identifiers : null;
    }

    private static boolean identifier(String token, boolean addition) {
        String plain =
                !addition && token.endsWith("+") ? token.substring(0, token.length() - 1) : token;
        String lower = plain.toLowerCase(Locale.ROOT);
        String reference = addition ? ADDITION : REFERENCE;
        boolean misspelt =
                lower.startsWith("documentref-")
                        || (lower.startsWith(reference.toLowerCase(Locale.ROOT))
                                && !plain.startsWith(reference));
        return ID.matcher(plain).matches() && !misspelt && !plain.equals(reference);
    }
}
