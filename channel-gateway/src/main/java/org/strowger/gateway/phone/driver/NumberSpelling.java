package org.strowger.gateway.phone.driver;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One spelling of a number, however it is dialled or shown, so that a caller is the same customer
 * with each call and a dialled number is found: international with a plus where it can be known,
 * without separators (RFC 3966, 3), escapes (RFC 3261, 19.1.4) and parameters (RFC 4694).
 */
public final class NumberSpelling {

  /** No region: only what is international in itself becomes so. */
  public static final String NOWHERE = "ZZ";

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~+\\-]{1,64}");
  private static final Pattern CONTEXT = Pattern.compile(";phone-context=(\\+[0-9().\\-]+)");
  private static final Pattern WITHHELD =
      Pattern.compile("anonymous|restricted|unavailable|unknown|private", Pattern.CASE_INSENSITIVE);

  private final String region;

  /**
   * @param region whose national numbers are understood, ISO 3166-1 alpha-2, or {@link #NOWHERE}
   * @throws IllegalArgumentException when there is no such region
   */
  public NumberSpelling(String region) {
    if (!region.equals(NOWHERE) && !NUMBERS.getSupportedRegions().contains(region)) {
      throw new IllegalArgumentException(
          "Expected strowger.gateway.phone-region to be a country as DE but it is another text");
    }
    this.region = region;
  }

  /**
   * The number, or a phone's name.
   *
   * @param user the user part of a SIP address, or what stands after {@code tel:}; null when the
   *     address has none
   * @return empty when it is withheld or unusable
   */
  public Optional<String> of(@Nullable String user) {
    String whole = user == null ? "" : unescaped(user);
    int parameters = whole.indexOf(';');
    String number = parameters < 0 ? whole : whole.substring(0, parameters);
    if (WITHHELD.matcher(number).matches()) {
      return Optional.empty();
    }
    String bare = bare(number);
    if (NUMBER.matcher(bare).matches()) {
      return Optional.of(international(bare, context(whole)));
    }
    return NAME.matcher(number).matches() ? Optional.of(number) : Optional.empty();
  }

  private String international(String bare, @Nullable String context) {
    if (bare.startsWith("+")) {
      return valid(bare).orElse(bare);
    }
    if (context != null) {
      return valid(context + bare).orElse(context + bare);
    }
    if (region.equals(NOWHERE)) {
      return bare.startsWith("00") ? international("+" + bare.substring(2), null) : bare;
    }
    return valid(bare).or(() -> valid("+" + bare)).orElse(bare);
  }

  private Optional<String> valid(String number) {
    try {
      PhoneNumber parsed = NUMBERS.parse(number, region);
      return NUMBERS.isValidNumber(parsed)
          ? Optional.of(NUMBERS.format(parsed, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  private static @Nullable String context(String whole) {
    Matcher context = CONTEXT.matcher(whole);
    return context.find() ? bare(context.group(1)) : null;
  }

  private static String bare(String number) {
    return SEPARATORS.matcher(number).replaceAll("");
  }

  /** A plus stands for itself here, not for a space. */
  private static String unescaped(String user) {
    try {
      return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return user;
    }
  }
}
