/// Pure functions from facts to judgement: what sort of notice it is and what applying it costs,
/// each label with its evidence. The rules are data. Nothing here knows Kafka, clocks or I/O beyond
/// reading the rules once.
@NullMarked
package io.hypervisory.enrich.judgement;

import org.jspecify.annotations.NullMarked;
