package org.strowger.servicekit.problem;

import com.fasterxml.jackson.core.JacksonException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what clients send; that one stops in the middle is her fault and not ours. */
public final class ClientBodies {

  private ClientBodies() {}

  /** A body whose rest stays unread when it is closed. */
  static final class LeftOpen extends FilterInputStream {

    LeftOpen(InputStream body) {
      super(body);
    }

    @Override
    public void close() {
      // UnreadBodies cuts the connection of whoever goes on sending
    }
  }

  /** A reading that may be interrupted by the client. */
  public interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * At most so many bytes of a body.
   *
   * @throws Problem 400 when it ends before it is whole
   */
  public static byte[] read(InputStream body, int most) throws IOException {
    return whole(() -> body.readNBytes(most));
  }

  /**
   * What is read of a body.
   *
   * @throws Problem 400 when the body ends before it is whole
   */
  static <T> T whole(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (JacksonException e) {
      throw e; // it is whole, and no JSON
    } catch (IOException e) {
      throw Problem.badRequest("body_incomplete", "Expected a whole body but it ended before");
    }
  }
}
