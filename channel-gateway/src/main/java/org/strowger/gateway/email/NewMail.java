package org.strowger.gateway.email;

import java.util.regex.Pattern;
import org.strowger.contracts.Bounds;

/**
 * A mail that an agent is about to write.
 *
 * @param clientId chosen by the desk: the same mail posted again is begun once
 * @param customerId to whom
 * @param identity the ref of one of her mail addresses
 * @param mailbox the name of the address that she answers to
 */
public record NewMail(
    @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientId,
    String customerId,
    String identity,
    String mailbox,
    @Bounds(min = 1, max = NewMail.LONGEST_SUBJECT) String subject) {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int LONGEST_SUBJECT = 200;

  public NewMail {
    if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
      throw new IllegalArgumentException(
          "Expected clientId of 8–64 letters, digits and - but it is another");
    }
    if (customerId == null || identity == null || mailbox == null) {
      throw new IllegalArgumentException(
          "Expected customerId, identity and mailbox but one of them is missing");
    }
    if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new IllegalArgumentException(
          "Expected subject of 1–" + LONGEST_SUBJECT + " characters but it has another length");
    }
  }
}
