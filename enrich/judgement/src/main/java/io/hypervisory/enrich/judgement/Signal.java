package io.hypervisory.enrich.judgement;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Structured fields that a rule may go by.
enum Signal {
    @JsonProperty("names-a-cve")
    NAMES_A_CVE,
    @JsonProperty("category-informational")
    CATEGORY_INFORMATIONAL,
    @JsonProperty("class-security")
    CLASS_SECURITY,
    @JsonProperty("class-bug-fix")
    CLASS_BUG_FIX,
    @JsonProperty("class-update")
    CLASS_UPDATE,
    @JsonProperty("restart-machine")
    RESTART_MACHINE,
    @JsonProperty("restart-service")
    RESTART_SERVICE,
    @JsonProperty("restart-none")
    RESTART_NONE,
    @JsonProperty("host-reboot-yes")
    HOST_REBOOT_YES,
    @JsonProperty("host-reboot-no")
    HOST_REBOOT_NO,
    @JsonProperty("vm-migration-yes")
    VM_MIGRATION_YES,
    @JsonProperty("vm-migration-no")
    VM_MIGRATION_NO
}
