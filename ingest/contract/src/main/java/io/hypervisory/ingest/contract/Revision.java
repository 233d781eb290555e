package io.hypervisory.ingest.contract;

import org.jspecify.annotations.Nullable;

/// One entry of the publisher's own revision history.
///
/// @param number the publisher's version, integer or semantic (CSAF 2.0, section 3.1.11); null when
///   it gave none
/// @param date null when it could not be read or was not given
public record Revision(
        @Nullable String number, @Nullable SaidDate date, @Nullable String summary) {}
