package org.strowger.gateway.email.read;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a CMS envelope (RFC 5652) holds. Only the way to the signed content is walked, in DER and
 * BER; nothing is checked.
 *
 * @param content what was signed; null when it is not in the envelope or cannot be read
 * @param encrypted whether only its addressee can read it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
record SignedContent(byte @Nullable [] content, boolean encrypted) {

  private static final SignedContent NONE = new SignedContent(null, false);
  private static final SignedContent SECRET = new SignedContent(null, true);

  private static final byte[] SIGNED_DATA = oid(2);
  private static final byte[] ENVELOPED_DATA = oid(3);
  private static final byte[] ENCRYPTED_DATA = oid(6);
  private static final byte[] AUTHENTICATED_ENVELOPED_DATA = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 9, 16, 1, 23
  };

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int OBJECT_ID = 0x06;
  private static final int TAGGED = 0xa0;

  static SignedContent of(byte[] cms) {
    try {
      var walk = new BerWalk(cms);
      walk.into(SEQUENCE);
      byte[] kind = walk.octets(OBJECT_ID);
      if (!Arrays.equals(kind, SIGNED_DATA)) {
        return isSecret(kind) ? SECRET : NONE;
      }
      walk.into(TAGGED);
      walk.into(SEQUENCE);
      walk.over(INTEGER);
      walk.over(SET);
      walk.into(SEQUENCE);
      walk.over(OBJECT_ID);
      if (!walk.is(TAGGED)) {
        return NONE; // a signature beside what it signs, or certificates alone
      }
      walk.into(TAGGED);
      var content = new ByteArrayOutputStream();
      walk.octetString(content);
      return new SignedContent(content.toByteArray(), false);
    } catch (BerWalk.NotBerException e) {
      return NONE;
    }
  }

  private static boolean isSecret(byte[] kind) {
    return Arrays.equals(kind, ENVELOPED_DATA)
        || Arrays.equals(kind, ENCRYPTED_DATA)
        || Arrays.equals(kind, AUTHENTICATED_ENVELOPED_DATA);
  }

  /** 1.2.840.113549.1.7.x */
  private static byte[] oid(int last) {
    return new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, (byte) last};
  }
}
