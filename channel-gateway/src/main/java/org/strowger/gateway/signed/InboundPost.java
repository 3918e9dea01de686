package org.strowger.gateway.signed;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.gateway.customer.CustomerTier;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/**
 * A customer's message as an endpoint posts it.
 *
 * @param conversation the endpoint's name of the exchange with this customer; messages with the
 *     same name belong together
 * @param language the customer's choice, BCP 47
 * @param attributes only those the routing plan declares; {@code tier} is the customer's
 * @param sentAt when the customer wrote it
 */
public record InboundPost(
    @Text(Kind.FOREIGN_KEY) @Bounds(min = 1, max = 200) String conversation,
    Customer customer,
    @Text(Kind.PROSE) @Bounds(min = 1, max = 20_000) String text,
    @Nullable String language,
    @Bounds(max = 20, optional = true) Map<String, @Bounds(min = 1, max = 200) String> attributes,
    @Nullable Instant sentAt) {

  private static final String TIER = "tier";
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_ATTRIBUTES = 20;
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public InboundPost {
    check("conversation", conversation, LONGEST_KEY);
    check("text", text, LONGEST_TEXT);
    if (customer == null) {
      throw new IllegalArgumentException("Expected customer but found none");
    }
    attributes = attributes == null ? Map.of() : attributes;
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw new IllegalArgumentException("Expected at most " + MOST_ATTRIBUTES + " attributes");
    }
    attributes.forEach(
        (name, value) -> {
          if (!ATTRIBUTE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                "Expected attribute names of letters, digits and . _ - but one is another");
          }
          check("attributes", value, LONGEST_NAME);
        });
    attributes = Map.copyOf(attributes);
  }

  /** The customer's tier by the endpoint's word, which is signed; null when it names none. */
  @Nullable String tier() {
    return CustomerTier.read(attributes.get(TIER)).orElse(null);
  }

  /**
   * Who wrote.
   *
   * @param id the endpoint's stable id of the customer
   * @param account the shop's own key of the customer's account, by which she is the same customer
   *     at all widgets and endpoints of the shop; no address, and only where the endpoint is a
   *     shop's
   * @param email an address the endpoint has verified to be hers
   * @param phone an international number the endpoint has verified to be hers
   */
  public record Customer(
      @Text(Kind.FOREIGN_KEY) @Bounds(min = 1, max = 200) String id,
      @Bounds(max = 200) @Nullable String name,
      @Text(Kind.FOREIGN_KEY) @Bounds(min = 1, max = 200) @Nullable String account,
      @Bounds(max = 254) @Nullable String email,
      @Bounds(max = 64) @Nullable String phone) {

    public Customer {
      check("customer.id", id, LONGEST_KEY);
      if (name != null && name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "Expected customer.name of at most " + LONGEST_NAME + " characters");
      }
      if (account != null && !KnownBy.isAccount(account)) {
        throw new IllegalArgumentException(
            "Expected customer.account of 1–200 characters without blanks and @ but it is another");
      }
      if (email != null && KnownBy.email(email).isEmpty()) {
        throw new IllegalArgumentException(
            "Expected customer.email to be an address but it is none");
      }
      if (phone != null && KnownBy.phone(phone).isEmpty()) {
        throw new IllegalArgumentException(
            "Expected customer.phone to be an international number but it is none");
      }
    }
  }

  private static void check(String what, @Nullable String value, int longest) {
    if (value == null || value.isBlank() || value.length() > longest) {
      throw new IllegalArgumentException(
          "Expected "
              + what
              + " of 1–"
              + longest
              + " characters but it has "
              + (value == null ? "no value" : value.isBlank() ? "none" : value.length()));
    }
  }
}
