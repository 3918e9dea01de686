package org.strowger.gateway.customer;

/** Identities so that who knows them recognises them, and nobody else learns them. */
public final class Masked {

  private static final String HIDDEN = "•••";

  private Masked() {}

  /** The identity's value with its middle left out. */
  public static String of(Identity identity) {
    return switch (identity.kind()) {
      case KnownBy.EMAIL -> address(identity.value());
      case KnownBy.PHONE -> ends(identity.value(), 3, 3);
      default -> ends(identity.value(), 1, 3);
    };
  }

  private static String address(String address) {
    int at = address.lastIndexOf('@');
    return at < 1 ? ends(address, 1, 0) : address.charAt(0) + HIDDEN + address.substring(at);
  }

  private static String ends(String value, int first, int last) {
    if (value.length() < first + last + 3) {
      return HIDDEN;
    }
    return value.substring(0, first) + HIDDEN + value.substring(value.length() - last);
  }
}
