package io.hypervisory.ingest.contract;

import org.jspecify.annotations.Nullable;

/// An id of a vulnerability in some other system (CSAF `vulnerabilities[].ids`).
public record OtherId(@Nullable String system, String text) {}
