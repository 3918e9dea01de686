package org.strowger.servicekit.access;

import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/** Who opened a socket. */
public final class SocketUser {

  static final TypedKey<Doorkeeper.Admission> ADMISSION = new TypedKey<>("strowger.admission");

  static final TypedKey<Boolean> ENDED = TypedKey.forBoolean("strowger.session-ended");

  private SocketUser() {}

  /** Whether it was closed because its session has ended: its user will not come back to it. */
  public static boolean sessionEnded(WebSocketConnection connection) {
    return Boolean.TRUE.equals(connection.userData().get(ENDED));
  }

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
