/// Advisories that Proxmox posts in its forum.
@NullMarked
package io.hypervisory.ingest.read.proxmox;

import org.jspecify.annotations.NullMarked;
