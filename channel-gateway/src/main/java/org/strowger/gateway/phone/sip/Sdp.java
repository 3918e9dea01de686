package org.strowger.gateway.phone.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session description (RFC 8866) says of holding: its first audio stream decides. */
final class Sdp {

  private Sdp() {}

  /** Whether one can talk over it. */
  static boolean isVoice(byte[] description) {
    return holds(description).isPresent();
  }

  /** Whether its sender holds the other side; empty when there is no audio in it. */
  @SuppressWarnings("StringSplitter")
  static Optional<Boolean> holds(byte @Nullable [] description) {
    if (description == null) {
      return Optional.empty();
    }
    var session = new Stream();
    Stream audio = null;
    boolean before = true;
    for (String line : new String(description, StandardCharsets.UTF_8).split("\r?\n")) {
      if (line.startsWith("m=")) {
        if (audio != null) {
          break;
        }
        before = false;
        audio = line.startsWith("m=audio ") ? new Stream() : null;
      } else if (before) {
        session.read(line);
      } else if (audio != null) {
        audio.read(line);
      }
    }
    return audio == null ? Optional.empty() : Optional.of(audio.held(session));
  }

  /** The lines that say who sends. */
  private static final class Stream {

    private @Nullable String direction;
    private @Nullable String address;

    void read(String line) {
      String trimmed = line.strip();
      switch (trimmed) {
        case "a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive" ->
            direction = trimmed.substring(2);
        default -> {
          if (trimmed.startsWith("c=")) {
            address = trimmed.substring(trimmed.lastIndexOf(' ') + 1);
          }
        }
      }
    }

    boolean held(Stream session) {
      String way = direction == null ? session.direction : direction;
      String where = address == null ? session.address : address;
      return "sendonly".equals(way) || "inactive".equals(way) || "0.0.0.0".equals(where);
    }
  }
}
