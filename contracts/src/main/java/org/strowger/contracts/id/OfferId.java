package org.strowger.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One offer of a contact: the contact's id and the number of the attempt, {@code <contact>~<n>}.
 * The attempt is the offer's epoch: it rises by one with each offer of the contact, whichever
 * router makes it, and an answer to an earlier one is refused.
 */
public record OfferId(ContactId contactId, int attempt) implements Comparable<OfferId> {

  /**
   * @param attempt 1 for the contact's first offer
   */
  public OfferId {
    if (attempt < 1) {
      throw new IllegalArgumentException("Expected an attempt of at least 1 but got " + attempt);
    }
  }

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException when the text is not {@code <contact>~<n>}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static OfferId parse(String text) {
    int mark = text.lastIndexOf('~');
    if (mark < 1) {
      throw new IllegalArgumentException(
          "Expected an offer id like <contact>~<n> but found no '~'");
    }
    return new OfferId(
        new ContactId(text.substring(0, mark)), Integer.parseInt(text.substring(mark + 1)));
  }

  @Override
  public int compareTo(OfferId other) {
    int byContact = contactId.compareTo(other.contactId);
    return byContact != 0 ? byContact : Integer.compare(attempt, other.attempt);
  }

  @JsonValue
  @Override
  public String toString() {
    return contactId + "~" + attempt;
  }
}
