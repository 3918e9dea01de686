package org.strowger.routing.desk;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/** What a client has to give. */
public final class RequestParams {

  private RequestParams() {}

  /**
   * A mandatory field of a body.
   *
   * @throws Problem 400 when it is missing
   */
  public static <T> T of(String field, @Nullable T value) {
    if (value == null) {
      throw Problem.invalid(
          "/" + field,
          new IllegalArgumentException("Expected a value of " + field + " but found none"));
    }
    return value;
  }

  /**
   * A value with a form of its own, which may go into the log: no card number.
   *
   * @throws Problem 400 when it has another form
   */
  public static <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      if (CardNumbers.isId(text)) {
        throw new IllegalArgumentException("Expected an id but found a card number");
      }
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("/" + name, e);
    }
  }
}
