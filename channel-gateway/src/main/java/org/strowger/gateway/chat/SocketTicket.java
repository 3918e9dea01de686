package org.strowger.gateway.chat;

import io.quarkus.websockets.next.UserData.TypedKey;

/**
 * Who opens a socket, as its handshake found out.
 *
 * @param address the connection came from
 */
record SocketTicket(Widget widget, Visitor visitor, String address) {

  static final TypedKey<SocketTicket> KEY = new TypedKey<>("strowger.chat");
}
