/** Records applied exactly once: effects and offsets commit in one database transaction. */
@NullMarked
package org.strowger.servicekit.inbox;

import org.jspecify.annotations.NullMarked;
