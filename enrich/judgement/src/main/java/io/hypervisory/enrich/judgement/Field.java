package io.hypervisory.enrich.judgement;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Structured fields that a rule may go by under `when`.
enum Field {
    /// `advisory` or `patch`.
    TYPE("type"),
    PUBLISHER_CATEGORY("publisher.category"),
    CATEGORY("category"),
    STATUS("status"),
    SEVERITY("severity"),
    URGENCY("urgency"),
    RELEASE_TYPE("releaseType"),
    PATCH_CLASS("patchClass"),
    /// `yes` or `no`, as the next two.
    HOST_REBOOT("hostReboot"),
    VM_MIGRATION("vmMigration"),
    LIVE_PATCH("livePatch"),
    /// `statements/Host Reboot Required`: what is said under that label.
    STATEMENTS("statements"),
    /// CSAF's `vendor_fix`, `mitigation`, …
    REMEDIATION("remediation"),
    RESTART_REQUIRED("restartRequired"),
    PATCH_TABLE_PRODUCT("patchTable.product"),
    PATCH_TABLE_COMPONENT("patchTable.component"),
    PATCH_TABLE_RESTART("patchTable.restart"),
    PATCH_TABLE_FIX("patchTable.fix"),
    PATCH_TABLE_SEVERITY("patchTable.severity"),
    PATCH_TABLE_IMPACT("patchTable.impact"),
    /// CSAF's `known_affected`, `fixed`, …, where any product has it.
    PRODUCT_STATUS("productStatus"),
    PRODUCT("product"),
    /// CSAF's reasons why a product is not affected.
    FLAG("flag"),
    CWE("cwe"),
    /// Vectors of the notice itself: `AV:L/S:C` holds when one vector has both.
    CVSS("cvss"),
    /// The notice's own base scores, a number.
    CVSS_SCORE("cvssScore"),
    /// Vectors that lists and databases give its CVEs.
    KNOWN_CVSS("knowledge.cvss"),
    KNOWN_SCORE("knowledge.score"),
    /// Catalogues of known exploited vulnerabilities that have one of its CVEs.
    KNOWN_EXPLOITED("knowledge.exploited"),
    /// `yes` or `no`: used by ransomware.
    KNOWN_RANSOMWARE("knowledge.ransomware"),
    /// Lower end of the band of EPSS, a number from 0 to 1.
    KNOWN_LIKELIHOOD("knowledge.likelihood"),
    /// SSVC: `Exploitation:active/Automatable:yes` holds when one decision has both.
    KNOWN_SSVC("knowledge.ssvc"),
    /// How a list holds a CVE: `PUBLISHED`, `REJECTED`.
    KNOWN_STATE("knowledge.state"),
    FAILED_TESTS("failedTests"),
    /// The rest is worked out, and `yes` or `no`. Whether the notice's texts have any letter.
    HAS_WORDS("has-words"),
    NAMES_A_CVE("names-a-cve"),
    /// Of each CVE a list says so; one that no list knows is not rejected.
    ALL_CVES_REJECTED("all-cves-rejected"),
    HAS_VULNERABILITY("has-vulnerability"),
    /// Anything to install is named or linked.
    HAS_FIX("has-fix"),
    HAS_FIXED_VERSION("has-fixed-version"),
    HAS_WORKAROUND("has-workaround"),
    /// A patch that an advisory names as its fix.
    FIXES_AN_ADVISORY("fixes-an-advisory"),
    SUPERSEDES("supersedes");

    private final String word;

    Field(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// Whether values are lists of `name:value` between slashes.
    boolean isVector() {
        return this == CVSS || this == KNOWN_CVSS || this == KNOWN_SSVC;
    }

    boolean isNumber() {
        return this == CVSS_SCORE || this == KNOWN_SCORE || this == KNOWN_LIKELIHOOD;
    }

    static @Nullable Field named(String word) {
        for (Field each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }

    static String words() {
        return Stream.of(values()).map(Field::word).collect(Collectors.joining(", "));
    }
}
