package org.strowger.gateway.email.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the format of {@code winmail.dat}. */
final class MadeTnef {

  private static final int MESSAGE = 1;
  private static final int ATTACHMENT = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private MadeTnef() {}

  /** One with nothing in it. */
  static MadeTnef empty() {
    var tnef = new MadeTnef();
    tnef.number(0x223e9f78, 4);
    tnef.number(1, 2);
    return tnef;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  MadeTnef text(String text) {
    attribute(MESSAGE, 0x800c, 2, (text + "\0").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  MadeTnef file(String name, String content) {
    attribute(ATTACHMENT, 0x9002, 6, new byte[14]);
    attribute(ATTACHMENT, 0x8010, 1, (name + "\0").getBytes(StandardCharsets.US_ASCII));
    attribute(ATTACHMENT, 0x800f, 6, content.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** RTF in the packed form of Outlook, of which nothing is really packed. */
  MadeTnef rtf(String rtf) {
    byte[] raw = rtf.getBytes(StandardCharsets.US_ASCII);
    var packed = new MadeTnef();
    for (int i = 0; i < raw.length; i += 8) {
      packed.out.write(0);
      packed.out.write(raw, i, Math.min(8, raw.length - i));
    }
    var value = new MadeTnef();
    value.number(packed.out.size() + 12, 4);
    value.number(raw.length, 4);
    value.number(0x75465a4c, 4);
    value.number(0, 4);
    value.out.writeBytes(packed.bytes());
    var properties = new MadeTnef();
    properties.number(1, 4);
    properties.number(0x0102, 2);
    properties.number(0x1009, 2);
    properties.number(1, 4);
    properties.number(value.out.size(), 4);
    properties.out.writeBytes(value.bytes());
    properties.out.writeBytes(new byte[(4 - value.out.size() % 4) % 4]);
    attribute(MESSAGE, 0x9003, 6, properties.bytes());
    return this;
  }

  private void attribute(int level, int id, int type, byte[] data) {
    out.write(level);
    number(id, 2);
    number(type, 2);
    number(data.length, 4);
    out.writeBytes(data);
    int sum = 0;
    for (byte each : data) {
      sum += each & 0xff;
    }
    number(sum & 0xffff, 2);
  }

  private void number(int value, int octets) {
    for (int i = 0; i < octets; i++) {
      out.write(value >> (8 * i));
    }
  }
}
