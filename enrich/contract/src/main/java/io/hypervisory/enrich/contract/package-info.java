/// What we make of the facts: merged advisories, patches and posts, our labels with their evidence,
/// changes and their causes. Every record here that goes on a public topic is a promise to
/// subscribers.
@NullMarked
package io.hypervisory.enrich.contract;

import org.jspecify.annotations.NullMarked;
