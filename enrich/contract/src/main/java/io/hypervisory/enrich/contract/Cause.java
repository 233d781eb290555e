package io.hypervisory.enrich.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a record changed.
public enum Cause {
    /// The publisher published or changed something.
    @JsonProperty("publisher")
    PUBLISHER,
    /// Something became known about it elsewhere: KEV, EPSS, CVSS.
    @JsonProperty("knowledge")
    KNOWLEDGE,
    /// A newer reader reads the same bytes differently.
    @JsonProperty("reader")
    READER,
    /// Newer rules judge the same facts differently.
    @JsonProperty("rules")
    RULES,
    /// A source's first complete pass, or a replay of it: not news.
    @JsonProperty("history")
    HISTORY
}
