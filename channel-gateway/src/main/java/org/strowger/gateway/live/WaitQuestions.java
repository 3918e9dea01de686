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
        (_, before) -> new Question(now, false, before == null ? null : before.forecast()));
  }

  /** The router has answered; of a contact that was not asked about here it does nothing. */
  void answer(ContactId contact, @Nullable WaitForecast forecast) {
    questions.computeIfPresent(
        contact, (_, question) -> new Question(question.askedAt(), true, forecast));
  }

  /** The latest answer; null when there is none or nothing was known. */
  @Nullable WaitForecast of(ContactId contact) {
    Question question = questions.get(contact);
    return question == null ? null : question.forecast();
  }

  private record Question(Instant askedAt, boolean answered, @Nullable WaitForecast forecast) {

    boolean isOlderThan(Duration age, Instant now) {
      return askedAt.plus(age).isBefore(now);
    }
  }
}
