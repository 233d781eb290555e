package io.hypervisory.ingest.read.csaf.check;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What identifies a product.
final class ProductTests {
    private static final String HELPER = "product_identification_helper";

    private ProductTests() {}

    private static List<Spot> helpers(CheckedDocument document) {
        return document.tree().products().stream()
                .map(product -> product.member(HELPER))
                .filter(Spot::exists)
                .toList();
    }

    /// 6.1.13
    static void purls(CheckedDocument document, Findings findings) {
        for (Spot helper : helpers(document)) {
            String purl = helper.text("purl");
            if (purl != null) {
                invalid(helper.member("purl"), purl, findings);
            }
            helper.texts(
                    "purls",
                    (at, each) -> invalid(helper.member("purls").item(at), each, findings));
        }
    }

    private static void invalid(Spot spot, String purl, Findings findings) {
        @Nullable String fault = Purl.parse(purl).fault();
        if (fault != null) {
            findings.at(spot, Findings.quote(purl) + " " + fault);
        }
    }

    /// 6.1.25
    static void hashTwice(CheckedDocument document, Findings findings) {
        for (Spot helper : helpers(document)) {
            for (Spot file : helper.each("hashes")) {
                var seen = new HashSet<String>();
                for (Spot hash : file.each("file_hashes")) {
                    String algorithm = hash.text("algorithm");
                    if (algorithm != null && !seen.add(algorithm)) {
                        findings.at(
                                hash, "algorithm", Findings.quote(algorithm) + " is used before");
                    }
                }
            }
        }
    }

    /// 6.1.42
    static void purlQualifiers(CheckedDocument document, Findings findings) {
        for (Spot helper : helpers(document)) {
            String[] first = {null};
            helper.texts(
                    "purls",
                    (at, purl) -> {
                        String identity = Purl.parse(purl).identity();
                        if (first[0] == null) {
                            first[0] = identity;
                        } else if (!identity.equals(first[0])) {
                            findings.at(
                                    helper,
                                    "purls",
                                    at,
                                    "differs from the first in more than qualifiers");
                        }
                    });
        }
    }

    /// 6.1.43
    static void starsInModelNumber(CheckedDocument document, Findings findings) {
        stars(document, "model_numbers", findings);
    }

    /// 6.1.44
    static void starsInSerialNumber(CheckedDocument document, Findings findings) {
        stars(document, "serial_numbers", findings);
    }

    /// 6.1.61
    static void starsInSku(CheckedDocument document, Findings findings) {
        stars(document, "skus", findings);
    }

    private static void stars(CheckedDocument document, String list, Findings findings) {
        for (Spot helper : helpers(document)) {
            helper.texts(
                    list,
                    (at, number) -> {
                        if (unescapedStars(number) > 1) {
                            findings.at(
                                    helper,
                                    list,
                                    at,
                                    Findings.quote(number) + " has several stars");
                        }
                    });
        }
    }

    private static int unescapedStars(String number) {
        int stars = 0;
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) == '\\') {
                i++;
            } else if (number.charAt(i) == '*') {
                stars++;
            }
        }
        return stars;
    }
}
