/// What is asked of a platform: its records are fetched when asked, and judgement answers.
@NullMarked
package io.hypervisory.index.platform;

import org.jspecify.annotations.NullMarked;
