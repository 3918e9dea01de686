package org.strowger.servicekit.access;

import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/** Who opened a socket. */
public final class SocketUser {

  static final TypedKey<Doorkeeper.Admission> ADMISSION = new TypedKey<>("strowger.admission");

  private SocketUser() {}

  /**
   * @throws IllegalStateException for a socket that is open to everybody
   */
  public static User of(WebSocketConnection connection) {
    Doorkeeper.@Nullable Admission admission = connection.userData().get(ADMISSION);
    if (admission == null) {
      throw new IllegalStateException("Expected a socket of a user but nobody was asked");
    }
    return admission.user();
  }
}
