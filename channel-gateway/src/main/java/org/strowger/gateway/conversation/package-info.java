/** Conversations, their messages and what follows from a stored message. */
@NullMarked
package org.strowger.gateway.conversation;

import org.jspecify.annotations.NullMarked;
