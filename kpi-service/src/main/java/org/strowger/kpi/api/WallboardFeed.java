package org.strowger.kpi.api;

import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import org.strowger.kpi.report.Wallboard;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Feed;

/** The wallboard of the user's domain, pushed whenever it changed. */
@Feed(sends = Wallboard.class)
@WebSocket(path = "/api/kpi/wallboard/feed")
@Allowed(Permission.WALLBOARD)
public class WallboardFeed {

  private final WallboardPush push;

  @Inject
  public WallboardFeed(WallboardPush push) {
    this.push = push;
  }

  @OnOpen
  @RunOnVirtualThread
  public void onOpen(WebSocketConnection connection) {
    push.first(connection);
  }
}
