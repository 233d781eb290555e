/// What differs between two states of a record.
@NullMarked
package io.hypervisory.enrich.judgement.difference;

import org.jspecify.annotations.NullMarked;
