package org.strowger.gateway.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.WaitForecast;

/**
 * Which waits were asked for and what was answered. A contact has one question under way at most,
 * so that a router that is away is not asked more and more; a contact that is not asked about any
 * more is forgotten.
 */
final class WaitQuestions {

  static final Duration EVERY = Duration.ofSeconds(30);

  /** An answer that has not come by then was lost, and what was told before is too old. */
  static final Duration LOST_AFTER = Duration.ofMinutes(2);

  private final Map<ContactId, Question> questions = new ConcurrentHashMap<>();

  /** About whom it is time to ask. */
  List<ContactId> due(Collection<ContactId> waiting, Instant now) {
    questions.values().removeIf(question -> question.isOlderThan(LOST_AFTER, now));
    return waiting.stream().filter(contact -> isDue(contact, now)).toList();
  }

  private boolean isDue(ContactId contact, Instant now) {
    Question question = questions.get(contact);
    return question == null || (question.answered() && question.isOlderThan(EVERY, now));
  }

  void ask(ContactId contact, Instant now) {
    questions.compute(
        contact,
        (_, before) ->
            new Question(
                now,
                false,
                before == null ? null : before.forecast(),
                before == null ? null : before.ahead()));
  }

  /**
   * The router has answered; of a contact that was not asked about here it does nothing.
   *
   * @param before how many come before the contact
   */
  void answer(ContactId contact, @Nullable WaitForecast forecast, int before) {
    questions.computeIfPresent(
        contact, (_, question) -> question.answered(forecast, new Ahead(before, null)));
  }

  /** The router could not answer: what was told before holds. */
  void keep(ContactId contact) {
    questions.computeIfPresent(
        contact, (_, question) -> question.answered(question.forecast(), question.ahead()));
  }

  /** The contact is in another line: what was told of its position does not hold there. */
  void leaveLine(ContactId contact) {
    questions.computeIfPresent(
        contact,
        (_, question) ->
            new Question(question.askedAt(), question.answered(), question.forecast(), null));
  }

  /**
   * The position to tell: what the router said last, moved by as much as the contact's place has
   * moved since it was looked at first after that; before the first answer, the place.
   *
   * @param place in the line as the gateway knows it, from 1
   * @return from 1
   */
  int position(ContactId contact, int place) {
    Question question = questions.computeIfPresent(contact, (_, before) -> before.lookedAt(place));
    Ahead ahead = question == null ? null : question.ahead();
    return ahead == null ? place : ahead.position(place);
  }

  /** The latest answer; null when there is none or nothing was known. */
  @Nullable WaitForecast of(ContactId contact) {
    Question question = questions.get(contact);
    return question == null ? null : question.forecast();
  }

  /**
   * What the router said of the line.
   *
   * @param before how many came before the contact
   * @param place of the contact here when this was looked at first; null before
   */
  private record Ahead(int before, @Nullable Integer place) {

    int position(int placeNow) {
      return Math.max(1, before + 1 + (place == null ? 0 : placeNow - place));
    }
  }

  private record Question(
      Instant askedAt, boolean answered, @Nullable WaitForecast forecast, @Nullable Ahead ahead) {

    Question answered(@Nullable WaitForecast told, @Nullable Ahead now) {
      return new Question(askedAt, true, told, now);
    }

    Question lookedAt(int place) {
      return ahead == null || ahead.place() != null
          ? this
          : new Question(askedAt, answered, forecast, new Ahead(ahead.before(), place));
    }

    boolean isOlderThan(Duration age, Instant now) {
      return askedAt.plus(age).isBefore(now);
    }
  }
}
