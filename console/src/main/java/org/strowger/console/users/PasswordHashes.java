package org.strowger.console.users;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Passwords as bcrypt keeps them. */
@Singleton
public final class PasswordHashes {

  /** Bcrypt reads no more bytes: a longer password would match by its beginning alone. */
  private static final int MAX_BYTES = 72;

  private static final int COST = 11;

  private final String ofNobody = BcryptUtil.bcryptHash(UUID.randomUUID().toString(), COST);

  /**
   * @throws IllegalArgumentException when the password is empty or longer than 72 bytes
   */
  public String of(String password) {
    if (password.isEmpty() || tooLong(password)) {
      throw new IllegalArgumentException(
          "Expected a password of 1–" + MAX_BYTES + " bytes but it has another length");
    }
    return BcryptUtil.bcryptHash(password, COST);
  }

  public boolean matches(String password, String hash) {
    boolean right = BcryptUtil.matches(password, hash);
    return right && !tooLong(password);
  }

  /** A hash that no password matches; comparing takes as long as with any other. */
  public String ofNobody() {
    return ofNobody;
  }

  private static boolean tooLong(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }
}
