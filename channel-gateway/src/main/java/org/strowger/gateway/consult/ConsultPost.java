package org.strowger.gateway.consult;

import java.util.regex.Pattern;
import org.strowger.contracts.Bounds;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/**
 * What an agent says to the other.
 *
 * @param clientMessageId chosen by the desk: the same again is kept once
 */
public record ConsultPost(
    @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientMessageId,
    @Text(Kind.PROSE) @Bounds(min = 1, max = ConsultPost.LONGEST_TEXT) String text) {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  static final int LONGEST_TEXT = 10_000;

  public ConsultPost {
    if (clientMessageId == null || !CLIENT_ID.matcher(clientMessageId).matches()) {
      throw new IllegalArgumentException(
          "Expected clientMessageId of 8–64 letters, digits and - but it is another");
    }
    if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "Expected text of 1–" + LONGEST_TEXT + " characters but it has another length");
    }
  }
}
