package io.hypervisory.enrich.judgement.crossvendor;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What another notice is to one, the closest first.
public enum Relation {
    /// A patch for this advisory.
    @JsonProperty("fixed-by")
    FIXED_BY,
    /// An advisory that this patch is for.
    @JsonProperty("fixes")
    FIXES,
    /// A patch that this one replaces.
    @JsonProperty("supersedes")
    SUPERSEDES,
    /// A patch that replaces this one.
    @JsonProperty("superseded-by")
    SUPERSEDED_BY,
    /// Both name a CVE.
    @JsonProperty("cve")
    CVE,
    /// Both say that they bundle the same third-party software.
    @JsonProperty("library")
    LIBRARY,
    /// What this post names.
    @JsonProperty("mentions")
    MENTIONS,
    /// A post that names this notice.
    @JsonProperty("mentioned-by")
    MENTIONED_BY,
    /// A post names both.
    @JsonProperty("mentioned-together")
    MENTIONED_TOGETHER
}
