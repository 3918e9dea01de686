package org.strowger.servicekit.access;

import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;

/** Whose rule was forgotten. */
@WebSocket(path = "/guarded/forgotten-feed")
public class ForgottenSocket {

  @OnTextMessage
  public String echo(String text) {
    return text;
  }
}
