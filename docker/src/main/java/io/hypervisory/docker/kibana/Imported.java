package io.hypervisory.docker.kibana;

import java.util.List;

/// What came of an import.
public sealed interface Imported {
    /// Kibana has all of it.
    record Loaded(int objects) implements Imported {}

    /// Kibana answered, and does not have all of it.
    ///
    /// @param faults in Kibana's words, one for each object where it names them
    record Refused(List<String> faults) implements Imported {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// The login is missing, wrong or not enough.
    record NotAllowed(String reason) implements Imported {}

    /// Nobody answers, or Kibana is still starting: later it may.
    record NotThere(String reason) implements Imported {}
}
