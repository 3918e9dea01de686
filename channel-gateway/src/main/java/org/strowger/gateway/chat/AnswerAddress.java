package org.strowger.gateway.chat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.strowger.servicekit.text.CardNumbers;

/**
 * Where a customer asks to be answered when nobody answers now. She says it and nobody has proved
 * it: agents are shown it, nothing is found or opened by it.
 *
 * @param value a mail address, at most 254 characters
 */
record AnswerAddress(String value) {

  private static final int LONGEST = 254;
  private static final Pattern SHAPE =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@"
              + "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+"
              + "\\p{L}[\\p{L}\\p{N}-]{1,62}");

  /** The address that a customer typed; empty when it can be none, or may be a bank card. */
  static Optional<AnswerAddress> read(String typed) {
    String address = typed.strip();
    boolean fits =
        address.length() <= LONGEST
            && SHAPE.matcher(address).matches()
            && !address.contains("..")
            && CardNumbers.redact(address).equals(address);
    return fits ? Optional.of(new AnswerAddress(address)) : Optional.empty();
  }

  /** Never the address. */
  @Override
  public String toString() {
    return "AnswerAddress";
  }
}
