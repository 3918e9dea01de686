/** Reads a running system's log for {@code ./strowger replay}. */
@NullMarked
package org.strowger.bench.replay;

import org.jspecify.annotations.NullMarked;
