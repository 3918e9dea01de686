/** Conversations and their messages, as they are stored. */
@NullMarked
package org.strowger.gateway.conversation;

import org.jspecify.annotations.NullMarked;
