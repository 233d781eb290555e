package io.hypervisory.enrich;

import io.hypervisory.enrich.merge.Output;

/// A step's output between two processors of one task. It never becomes bytes.
record Sent(Output output) {}
