package org.strowger.gateway.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the same customer is known by on several channels, in the one spelling it is kept in. */
public final class KnownBy {

  public static final String EMAIL = "email";
  public static final String PHONE = "phone";

  private static final String SHOP = "shop:";
  private static final int LONGEST_ADDRESS = 254;
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");
  private static final Pattern ACCOUNT = Pattern.compile("[^@\\s\\p{Cntrl}]{1,200}");

  private KnownBy() {}

  /**
   * The address in lower case, as mail systems compare it; empty when no mail can be sent to it.
   */
  public static Optional<String> address(@Nullable String text) {
    String address = text == null ? "" : text.strip();
    int at = address.lastIndexOf('@');
    boolean right =
        at > 0
            && at < address.length() - 1
            && address.length() <= LONGEST_ADDRESS
            && address.indexOf('@') == at
            && address.chars().noneMatch(KnownBy::forbidden);
    return right ? Optional.of(address.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** By what a customer with this mail address is known. */
  public static Optional<Identity> email(@Nullable String text) {
    return address(text).map(address -> new Identity(EMAIL, address, null));
  }

  /** By what a customer with this number is known; only an international number is one. */
  public static Optional<Identity> phone(@Nullable String text) {
    if (text == null || !text.strip().startsWith("+")) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(text.strip(), "ZZ");
      return NUMBERS.isValidNumber(number)
          ? Optional.of(new Identity(PHONE, NUMBERS.format(number, PhoneNumberFormat.E164), null))
          : Optional.empty();
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  /**
   * The kind of a shop's accounts.
   *
   * @throws IllegalArgumentException when the shop's name is none
   */
  public static String accountKind(String shop) {
    if (!NAME.matcher(shop).matches()) {
      throw new IllegalArgumentException(
          "Expected a shop of 1–32 lower-case letters, digits and - but it is another text");
    }
    return SHOP + shop;
  }

  public static boolean isAccountKind(String kind) {
    return kind.startsWith(SHOP);
  }

  /** Whether a shop's key of an account can be one: opaque, so that it tells no address. */
  public static boolean isAccount(String key) {
    return ACCOUNT.matcher(key).matches();
  }

  private static boolean forbidden(int c) {
    return c <= ' ' || c == 127 || "<>()[],;:\\\"".indexOf(c) >= 0 || Character.isISOControl(c);
  }
}
