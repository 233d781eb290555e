package io.hypervisory.index.web.page;

/// A number that is to be seen at a glance.
///
/// @param value the number, with its unit where the name does not say it
/// @param remark what it rests on; empty for nothing
public record Figure(String name, String value, String remark) {}
