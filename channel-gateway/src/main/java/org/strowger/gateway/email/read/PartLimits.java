package org.strowger.gateway.email.read;

/** How many parts a mail may have, and how deep; mails inside of it count too. */
public final class PartLimits {

  static final int MOST_PARTS = 200;
  static final int DEEPEST = 20;

  private int parts;
  private int depth;

  PartLimits() {}

  void onePart() throws RefusedMailException {
    if (parts++ > MOST_PARTS) {
      throw new RefusedMailException("Expected at most " + MOST_PARTS + " parts");
    }
  }

  void oneDeeper() throws RefusedMailException {
    if (++depth > DEEPEST) {
      throw new RefusedMailException("Expected at most " + DEEPEST + " nested parts");
    }
  }

  void oneUp() {
    depth--;
  }
}
