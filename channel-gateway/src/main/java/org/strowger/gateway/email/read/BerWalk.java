package org.strowger.gateway.email.read;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Goes forward through values of ASN.1 in BER or DER, each octet once. */
final class BerWalk {

  private static final int OCTET_STRING = 0x04;
  private static final int OCTET_STRINGS = 0x24;
  private static final int INDEFINITE = -1;
  private static final int DEEPEST = 20;

  private final byte[] ber;
  private int at;

  BerWalk(byte[] ber) {
    this.ber = ber;
  }

  /** Whether the next value is of this kind. */
  boolean is(int tag) {
    return at < ber.length && (ber[at] & 0xff) == tag;
  }

  /** Goes to the first value in the next one. */
  void into(int tag) throws NotBerException {
    length(tag);
  }

  /** Goes behind the next value. */
  void over(int tag) throws NotBerException {
    if (!is(tag)) {
      throw new NotBerException();
    }
    skip(0);
  }

  byte[] octets(int tag) throws NotBerException {
    int length = length(tag);
    if (length == INDEFINITE) {
      throw new NotBerException();
    }
    at += length;
    return Arrays.copyOfRange(ber, at - length, at);
  }

  /** The octets of the next value, which may come in pieces. */
  void octetString(ByteArrayOutputStream into) throws NotBerException {
    octetString(into, 0);
  }

  private void octetString(ByteArrayOutputStream into, int depth) throws NotBerException {
    if (is(OCTET_STRING)) {
      into.writeBytes(octets(OCTET_STRING));
      return;
    }
    int length = length(OCTET_STRINGS);
    int end = length == INDEFINITE ? ber.length : at + length;
    requireDepth(depth);
    while (at < end && !isEnd()) {
      octetString(into, depth + 1);
    }
    at += length == INDEFINITE ? 2 : 0;
  }

  private void skip(int depth) throws NotBerException {
    requireDepth(depth);
    int length = length(octet(at));
    if (length != INDEFINITE) {
      at += length;
      return;
    }
    while (!isEnd()) {
      skip(depth + 1);
    }
    at += 2;
  }

  private boolean isEnd() {
    return at + 1 < ber.length && ber[at] == 0 && ber[at + 1] == 0;
  }

  private int length(int tag) throws NotBerException {
    if (octet(at) != tag || (tag & 0x1f) == 0x1f) {
      throw new NotBerException();
    }
    int first = octet(at + 1);
    at += 2;
    if (first == 0x80) {
      return INDEFINITE;
    }
    int length = first;
    if (first > 0x80) {
      length = 0;
      for (int i = first & 0x7f; i > 0; i--) {
        length = length << 8 | octet(at++);
        if (length > ber.length) {
          throw new NotBerException();
        }
      }
    }
    if (length < 0 || length > ber.length - at) {
      throw new NotBerException();
    }
    return length;
  }

  private int octet(int index) throws NotBerException {
    if (index >= ber.length) {
      throw new NotBerException();
    }
    return ber[index] & 0xff;
  }

  private static void requireDepth(int depth) throws NotBerException {
    if (depth > DEEPEST) {
      throw new NotBerException();
    }
  }

  /** What is read is none. */
  static final class NotBerException extends Exception {

    private static final long serialVersionUID = 1L;
  }
}
