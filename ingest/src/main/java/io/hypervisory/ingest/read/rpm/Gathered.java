package io.hypervisory.ingest.read.rpm;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;

/// What the updates of one id say together: what an id has many of is added up, of what it has one
/// of the first word counts and another one is noted. Used by one thread.
sealed interface Gathered permits Erratum, XenServerUpdate {
    void add(Part element);

    Unread unread();

    Notice facts();
}
