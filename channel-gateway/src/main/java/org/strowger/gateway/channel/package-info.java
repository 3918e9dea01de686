/**
 * What a channel fills in: its messages come in here, its answers go out here, nothing else knows
 * it.
 */
@NullMarked
package org.strowger.gateway.channel;

import org.jspecify.annotations.NullMarked;
