package org.strowger.gateway.email.read;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Envelopes of CMS in their outer form, with nothing signed or encrypted really. */
final class Cms {

  private static final byte[] OID = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7};

  private Cms() {}

  /**
   * Signed data.
   *
   * @param indefinite as mailers write what they do not know the length of
   */
  static byte[] signed(byte[] bytes, boolean indefinite) {
    int half = bytes.length / 2;
    byte[] octets =
        indefinite
            ? value(
                0x24,
                true,
                value(0x04, false, Arrays.copyOf(bytes, half)),
                value(0x04, false, Arrays.copyOfRange(bytes, half, bytes.length)))
            : value(0x04, false, bytes);
    byte[] encapsulated = value(0x30, indefinite, oid(1), value(0xa0, indefinite, octets));
    byte[] algorithms =
        value(0x31, indefinite, value(0x30, indefinite, oid(9), value(0x05, false)));
    byte[] signedData =
        value(
            0x30,
            indefinite,
            value(0x02, false, new byte[] {1}),
            algorithms,
            encapsulated,
            value(0x31, false));
    return value(0x30, indefinite, oid(2), value(0xa0, indefinite, signedData));
  }

  static byte[] enveloped() {
    return value(0x30, false, oid(3), value(0xa0, false, value(0x30, false)));
  }

  private static byte[] oid(int last) {
    byte[] oid = Arrays.copyOf(OID, OID.length + 1);
    oid[OID.length] = (byte) last;
    return value(0x06, false, oid);
  }

  private static byte[] value(int tag, boolean indefinite, byte[]... contents) {
    var content = new ByteArrayOutputStream();
    for (byte[] each : contents) {
      content.writeBytes(each);
    }
    var value = new ByteArrayOutputStream();
    value.write(tag);
    if (indefinite) {
      value.write(0x80);
    } else if (content.size() < 128) {
      value.write(content.size());
    } else {
      value.write(0x83);
      value.write(content.size() >> 16);
      value.write(content.size() >> 8);
      value.write(content.size());
    }
    value.writeBytes(content.toByteArray());
    value.writeBytes(indefinite ? new byte[2] : new byte[0]);
    return value.toByteArray();
  }
}
