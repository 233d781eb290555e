package io.hypervisory.enrich.judgement.crossvendor;

import org.jspecify.annotations.Nullable;

/// How long a vendor let others be the first to speak of a CVE, in calendar days.
///
/// @param n CVEs that the vendor and another one have dated advisories or patches on
/// @param first of how many no other spoke on an earlier day; null when n is 0
/// @param together of how many of those another spoke on the same day; null when n is 0
/// @param byPatch of how many of n the vendor's own first word was a patch; null when n is 0
/// @param median, p90, most days from the first vendor's word to this one's, over all n, by nearest
///   rank; null when n is 0, which is not zero days
/// @param undated CVEs of which another spoke on a known day, and this vendor on a day that it does
///   not state; not among n
/// @param silent CVEs of which another spoke on a known day, and this vendor, of whom a list says
///   that it is affected, not at all; not among n
public record Lag(
        int n,
        @Nullable Integer first,
        @Nullable Integer together,
        @Nullable Integer byPatch,
        @Nullable Integer median,
        @Nullable Integer p90,
        @Nullable Integer most,
        int undated,
        int silent) {}
