/// What SWsoft, Parallels, Odin, Virtuozzo and OpenVZ published, which is one vendor: advisories,
/// errata, kernels and ReadyKernel patches.
@NullMarked
package io.hypervisory.ingest.read.virtuozzo;

import org.jspecify.annotations.NullMarked;
