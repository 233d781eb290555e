/// What the templates show: plain values, already worded. Public because templates are compiled
/// into a package of their own.
@NullMarked
package io.hypervisory.index.web.page;

import org.jspecify.annotations.NullMarked;
