package io.hypervisory.enrich.merge;

/// What reaches the CVE's side.
public sealed interface CveMessage permits Claim, Output.Mentions {
    String cve();
}
