package io.hypervisory.enrich.judgement;

import java.util.List;
import java.util.Map;

/// What a notice offers to judge by.
///
/// @param texts JSON pointer into the content to the text that stands there, in reading order
/// @param signals structured fields that hold, each with the pointer to where it stands
record Evidence(Map<String, String> texts, List<Held> signals) {
    record Held(Signal signal, String place) {}
}
