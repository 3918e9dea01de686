package org.strowger.servicekit.access;

import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.inject.Inject;

@WebSocket(path = "/guarded/feed")
@Allowed(Permission.DESK)
public class EchoSocket {

  private final WebSocketConnection connection;

  @Inject
  public EchoSocket(WebSocketConnection connection) {
    this.connection = connection;
  }

  @OnOpen
  public String open() {
    return "hello " + SocketUser.of(connection).id();
  }

  @OnTextMessage
  public String echo(String text) {
    return SocketUser.of(connection).domain() + " " + text;
  }
}
