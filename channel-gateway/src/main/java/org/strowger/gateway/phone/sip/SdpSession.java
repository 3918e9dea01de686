package org.strowger.gateway.phone.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session descriptions that one phone is told, as one session: a phone that is told of another
 * agent's voice sees the origin it knows, in its next version (RFC 3264, 8).
 */
final class SdpSession {

  private static final Set<String> DIRECTIONS =
      Set.of("a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive");

  private @Nullable Origin origin;
  private byte @Nullable [] last;

  /** The description as the phone may be told it; null when there is none. */
  byte @Nullable [] tell(byte @Nullable [] description) {
    if (description == null) {
      return null;
    }
    Origin said = Origin.in(lines(description));
    if (said == null) {
      return description;
    }
    Origin before = origin;
    if (before == null || (said.isOf(before) && said.version() >= before.version())) {
      origin = said;
      last = description;
    } else {
      origin = before.next();
      last = with(lines(description), origin);
    }
    return last;
  }

  /** The last description, saying that nobody speaks; null when nothing was told. */
  byte @Nullable [] silence() {
    if (last == null || origin == null) {
      return null;
    }
    origin = origin.next();
    last = with(silenced(lines(last)), origin);
    return last;
  }

  private static List<String> silenced(List<String> lines) {
    var silent = new ArrayList<String>();
    for (String line : lines) {
      if (!DIRECTIONS.contains(line.strip())) {
        silent.add(line);
      }
    }
    int streams = silent.size();
    for (int at = streams; at > 0; at--) {
      boolean ends = at == silent.size() || silent.get(at).startsWith("m=");
      if (ends && isInStream(silent, at)) {
        silent.add(at, "a=inactive");
      }
    }
    return silent;
  }

  private static boolean isInStream(List<String> lines, int before) {
    return lines.subList(0, before).stream().anyMatch(line -> line.startsWith("m="));
  }

  private static byte[] with(List<String> lines, Origin origin) {
    var text = new StringBuilder();
    for (String line : lines) {
      text.append(line.startsWith("o=") ? origin.line() : line).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Byte for byte, whatever characters a name in it has. */
  private static List<String> lines(byte[] description) {
    return new String(description, StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** The o= line: {@code o=<user> <session> <version> <net> <type> <address>}. */
  private record Origin(String user, String session, long version, String where) {

    private static final int FIELDS = 4;

    @SuppressWarnings("StringSplitter")
    static @Nullable Origin in(List<String> lines) {
      for (String line : lines) {
        if (line.startsWith("o=")) {
          String[] fields = line.substring(2).strip().split(" ", FIELDS);
          return fields.length == FIELDS && fields[2].matches("[0-9]{1,18}")
              ? new Origin(fields[0], fields[1], Long.parseLong(fields[2]), fields[3])
              : null;
        }
      }
      return null;
    }

    boolean isOf(Origin other) {
      return user.equals(other.user) && session.equals(other.session) && where.equals(other.where);
    }

    Origin next() {
      return new Origin(user, session, version + 1, where);
    }

    String line() {
      return "o=" + user + " " + session + " " + version + " " + where;
    }
  }
}
