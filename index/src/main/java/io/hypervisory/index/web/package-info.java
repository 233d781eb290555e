/// Answers over HTTP: JSON, pages, health, metrics.
@NullMarked
package io.hypervisory.index.web;

import org.jspecify.annotations.NullMarked;
