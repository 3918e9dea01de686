package org.strowger.embedded.demo;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that a customer of the demo writes.
 *
 * @param from at example.com: nobody's real address
 * @param to one of the demo operation's addresses, or one an answer named
 * @param inReplyTo the Message-ID of the mail that is answered
 * @param references those before it
 */
public record CustomerMail(
    String from,
    String to,
    String subject,
    String text,
    @Nullable String inReplyTo,
    @Nullable String references) {

  static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9._-]{1,40}@example\\.com");
  private static final Pattern OURS =
      Pattern.compile("[a-z-]{1,30}(\\+[A-Za-z0-9._-]{1,120})?@strowger\\.example");
  private static final Pattern IDS = Pattern.compile("(<[\\x21-\\x7e&&[^<>]]{1,250}> ?){1,20}");
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_TEXT = 20_000;

  public CustomerMail {
    check(CUSTOMER.matcher(text("from", from)).matches(), "from at example.com");
    check(OURS.matcher(text("to", to)).matches(), "to at strowger.example");
    check(text("subject", subject).length() <= LONGEST_SUBJECT, "a subject that is shorter");
    check(subject.chars().noneMatch(Character::isISOControl), "a subject of one line");
    check(text("text", text).length() <= LONGEST_TEXT, "a text that is shorter");
    check(inReplyTo == null || IDS.matcher(inReplyTo).matches(), "inReplyTo like <id>");
    check(references == null || IDS.matcher(references).matches(), "references like <id> <id>");
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Expected " + field + " but found none");
    }
    return value;
  }

  private static void check(boolean right, String expected) {
    if (!right) {
      throw new IllegalArgumentException("Expected " + expected + " but it is not so");
    }
  }

  /** Nothing of it belongs in a log. */
  @Override
  public String toString() {
    return "CustomerMail[]";
  }
}
