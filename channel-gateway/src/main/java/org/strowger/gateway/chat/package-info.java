/** Chats of browsers: tickets, the socket and its protocol, presence of customers. */
@NullMarked
package org.strowger.gateway.chat;

import org.jspecify.annotations.NullMarked;
