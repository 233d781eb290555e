/// What every entry said earlier, and when: chosen by its publisher's time or by ours.
@NullMarked
package io.hypervisory.index.revision;

import org.jspecify.annotations.NullMarked;
