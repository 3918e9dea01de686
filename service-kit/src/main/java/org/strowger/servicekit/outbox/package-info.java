/** Messages that leave with the transaction that caused them: never before it, never without it. */
@NullMarked
package org.strowger.servicekit.outbox;

import org.jspecify.annotations.NullMarked;
