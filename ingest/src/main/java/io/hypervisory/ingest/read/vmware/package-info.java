/// What VMware published and Broadcom publishes.
@NullMarked
package io.hypervisory.ingest.read.vmware;

import org.jspecify.annotations.NullMarked;
