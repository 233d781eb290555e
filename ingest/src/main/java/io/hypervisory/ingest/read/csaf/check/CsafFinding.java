package io.hypervisory.ingest.read.csaf.check;

/// One place where a document fails a test.
///
/// @param test the section's number, as `6.1.7`
/// @param title the section's heading
/// @param pointer JSON pointer (RFC 6901) to what is wrong
/// @param message what is wrong with it, for people
public record CsafFinding(String test, String title, String pointer, String message) {}
