package org.strowger.gateway.customer.desk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CustomerFact.ContactPurpose;
import org.strowger.gateway.customer.CustomerRepository.AddressForm;
import org.strowger.gateway.customer.MergeProposals.Decision;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/** What desks post about customers. */
final class CustomerRequests {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int LONGEST_NOTE = 500;

  private CustomerRequests() {}

  /**
   * Two customers are one person.
   *
   * @param clientId chosen by the desk: the same merge posted again is done once
   * @param other who is found by the customer of the path from then on
   * @param note why, in words
   */
  record MergePost(
      @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientId,
      String other,
      @Text(Kind.PROSE) @Bounds(max = LONGEST_NOTE) @Nullable String note) {

    MergePost {
      checkClientId(clientId);
      require("other", other);
      checkNote(note);
    }
  }

  /** The two were not one person. */
  record UnmergePost(@Text(Kind.PROSE) @Bounds(max = LONGEST_NOTE) @Nullable String note) {

    UnmergePost {
      checkNote(note);
    }
  }

  /** Whether two are the same person. */
  record DecisionPost(Decision decision) {

    DecisionPost {
      require("decision", decision);
    }
  }

  /** An identity somebody looks for, written as people write it. */
  record SearchPost(@Bounds(min = 3, max = 254) String identity) {

    SearchPost {
      if (identity == null || identity.length() < 3 || identity.length() > 254) {
        throw new IllegalArgumentException(
            "Expected identity of 3–254 characters but it has another length");
      }
    }
  }

  /** Whether the customer may be contacted by us. */
  record PermissionPost(ChannelType channel, ContactPurpose purpose, Boolean allowed) {

    PermissionPost {
      require("channel", channel);
      require("purpose", purpose);
      require("allowed", allowed);
      if (channel == ChannelType.UNKNOWN || purpose == ContactPurpose.UNKNOWN) {
        throw new IllegalArgumentException(
            "Expected a channel and a purpose that are known but one is not");
      }
    }
  }

  /**
   * How the customer wants to be spoken to.
   *
   * @param language BCP 47; null leaves it
   * @param addressForm null leaves it
   */
  record PreferencesPost(
      @Bounds(min = 2, max = 35) @Nullable String language, @Nullable AddressForm addressForm) {

    PreferencesPost {
      if (language != null && WrittenLanguage.tag(language).isEmpty()) {
        throw new IllegalArgumentException(
            "Expected language to be a BCP 47 tag but it is another text");
      }
    }
  }

  static void checkClientId(@Nullable String clientId) {
    if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
      throw new IllegalArgumentException(
          "Expected clientId of 8–64 letters, digits and - but it is another");
    }
  }

  static void require(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("Expected " + name + " but found none");
    }
  }

  private static void checkNote(@Nullable String note) {
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "Expected note of at most " + LONGEST_NOTE + " characters but it is longer");
    }
  }
}
