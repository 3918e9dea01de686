package org.strowger.gateway.phone.sip;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.ids.KeyedIds;

/**
 * Nonces of digest authentication (RFC 7616): any replica knows those of another by their keyed
 * hash, and each count of one works once.
 */
final class Nonces {

  /** How long a phone may use one. */
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final int RANDOM = 8;
  private static final int STATED = Long.BYTES + RANDOM;
  private static final int MAC = 12;

  private final GatewayDatabase database;
  private final KeyedIds keyed;
  private final SecureRandom random = new SecureRandom();

  Nonces(GatewayDatabase database, KeyedIds keyed) {
    this.database = database;
    this.keyed = keyed;
  }

  /** A new one. */
  String issue(Instant now) {
    var salt = new byte[RANDOM];
    random.nextBytes(salt);
    byte[] stated = ByteBuffer.allocate(STATED).putLong(now.toEpochMilli()).put(salt).array();
    byte[] nonce = Arrays.copyOf(stated, STATED + MAC);
    System.arraycopy(mac(stated), 0, nonce, STATED, MAC);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /** Whether it is one of ours. */
  boolean ours(String nonce) {
    byte[] bytes = decode(nonce);
    return bytes.length == STATED + MAC
        && MessageDigest.isEqual(
            mac(Arrays.copyOf(bytes, STATED)), Arrays.copyOfRange(bytes, STATED, bytes.length));
  }

  /** Whether one of ours is too old. */
  boolean stale(String nonce, Instant now) {
    Instant issued = Instant.ofEpochMilli(ByteBuffer.wrap(decode(nonce)).getLong());
    return issued.plus(LIFE).isBefore(now);
  }

  /** True once for each count above all before it. */
  boolean use(String nonce, long count) {
    return database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createUpdate(
                            "insert into phone_nonces as used (nonce, count) values (:nonce,"
                                + " :count) on conflict (nonce) do update"
                                + " set count = excluded.count where used.count < excluded.count")
                        .bind("nonce", nonce)
                        .bind("count", count)
                        .execute())
        == 1;
  }

  /** Forgets those that nobody can use any more. */
  void forget() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "delete from phone_nonces"
                            + " where used_at < now() - make_interval(secs => :seconds)")
                    .bind("seconds", (double) LIFE.multipliedBy(2).toSeconds())
                    .execute());
  }

  private byte[] mac(byte[] stated) {
    return Arrays.copyOf(
        keyed.hash("phone-nonce", Base64.getEncoder().encodeToString(stated)), MAC);
  }

  private static byte[] decode(String nonce) {
    try {
      return Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
