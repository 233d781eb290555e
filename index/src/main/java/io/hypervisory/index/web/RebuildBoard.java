package io.hypervisory.index.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Building what is searched anew from its topics, and how that goes. Thread-safe.
public interface RebuildBoard {
    /// Has nothing to build.
    RebuildBoard NONE =
            new RebuildBoard() {
                @Override
                public List<Rebuilt> all() {
                    return List.of();
                }

                @Override
                public Optional<String> begin(boolean evenIfFewer) {
                    return Optional.of("nothing is indexed here");
                }
            };

    /// Each index and how its last building went since the start of the process.
    List<Rebuilt> all();

    /// Begins to build all of them; returns at once.
    ///
    /// @param evenIfFewer a new one takes its place although it holds fewer documents
    /// @return why not, for people; empty when it has begun
    Optional<String> begin(boolean evenIfFewer);

    /// How one index is built anew.
    ///
    /// @param index its name in health
    /// @param begun, ended null while they have not
    /// @param replaced documents that the index held which was searched until then; null as long as
    ///   they were not counted
    /// @param documents that the new one held when it took over; null as long as they were not
    ///   counted
    /// @param detail for people: how far it is, or why it failed
    record Rebuilt(
            String index,
            State state,
            @Nullable Instant begun,
            @Nullable Instant ended,
            @Nullable Long replaced,
            @Nullable Long documents,
            @Nullable String detail) {
        /// Where it stands.
        public enum State {
            /// Not asked for since the process started.
            NEVER,
            BUILDING,
            DONE,
            FAILED;

            @JsonValue
            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public static Rebuilt never(String index) {
            return new Rebuilt(index, State.NEVER, null, null, null, null, null);
        }

        public static Rebuilt begun(String index, Instant when) {
            return new Rebuilt(index, State.BUILDING, when, null, null, null, null);
        }

        /// With another detail.
        public Rebuilt with(String detail) {
            return new Rebuilt(index, state, begun, ended, replaced, documents, detail);
        }

        /// Both are counted.
        public Rebuilt counted(long searched, long built) {
            return new Rebuilt(index, state, begun, ended, searched, built, detail);
        }

        public Rebuilt ended(State how, Instant when, @Nullable String why) {
            return new Rebuilt(index, how, begun, when, replaced, documents, why);
        }
    }
}
