package org.strowger.routing.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.MaximumWait;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.SegmentSource;

/**
 * What a contact is in one queue, from joining it to leaving it.
 *
 * @param queueId the queue
 * @param number of the segment within its contact, from 1; 0 before the first
 * @param enqueuedAt when it joined the queue
 * @param priority 1 (first) to 9
 * @param attempts how many offers the contact had, over all its segments
 * @param source why the segment began; null for an arrival
 * @param limit how long it may last at most, as the plan said when it began; null: without end
 * @param calls the attempts to call its customer back; null while she is on the line
 * @param boostSeconds it is ranked as if it had arrived so much earlier; null: not
 * @param starvedAt since when it comes before all priorities; null: not yet
 */
public record Segment(
    QueueId queueId,
    int number,
    Instant enqueuedAt,
    int priority,
    int attempts,
    @Nullable SegmentSource source,
    @Nullable Limit limit,
    @Nullable Calls calls,
    @Nullable Integer boostSeconds,
    @Nullable Instant starvedAt) {

  /**
   * When waiting ends, and what comes then.
   *
   * @param until when
   * @param then what becomes of the contact
   */
  public record Limit(Instant until, MaximumWait.Then then) {}

  /**
   * The customer waits at home.
   *
   * @param made how often she was called
   * @param reached she is on the phone now
   */
  public record Calls(int made, boolean reached) {

    /** Nobody has called her yet. */
    public static final Calls NONE = new Calls(0, false);

    Calls afterCall(boolean answered) {
      return new Calls(made + 1, answered);
    }
  }

  /** The first segment of a contact. */
  public static Segment first(ContactEnqueued event, @Nullable QueuePlan queue) {
    return of(event, 0, null, queue);
  }

  /** The segment that follows this one. */
  public Segment next(ContactEnqueued event, @Nullable QueuePlan queue) {
    return of(event, attempts, calls == null ? null : new Calls(calls.made(), false), queue);
  }

  private static Segment of(
      ContactEnqueued event, int attempts, @Nullable Calls calls, @Nullable QueuePlan queue) {
    return new Segment(
        event.queueId(),
        event.segment(),
        event.enqueuedAt(),
        event.priority(),
        attempts,
        event.source() == SegmentSource.ARRIVAL ? null : event.source(),
        calls == null ? limit(event, queue) : null,
        calls,
        event.boostSeconds(),
        null);
  }

  /** Only a caller can be called back; whoever is called back does not wait on the line. */
  private static @Nullable Limit limit(ContactEnqueued event, @Nullable QueuePlan queue) {
    boolean call = event.channel() == ChannelType.VOICE;
    MaximumWait wait = queue == null ? null : queue.maximumWait();
    if (wait == null) {
      wait = call ? MaximumWait.OF_CALLS : null;
    }
    return wait == null || (wait.then() == MaximumWait.Then.CALLBACK && !call)
        ? null
        : new Limit(event.enqueuedAt().plusSeconds(wait.seconds()), wait.then());
  }

  /** Whether the customer has to be dialled. */
  public boolean callback() {
    return calls != null;
  }

  /** How often the customer was called back. */
  public int callsMade() {
    return calls == null ? 0 : calls.made();
  }

  /** The same, with so many offers. */
  public Segment withAttempts(int made) {
    return new Segment(
        queueId, number, enqueuedAt, priority, made, source, limit, calls, boostSeconds, starvedAt);
  }

  /** The same, as if it had begun at another time. */
  public Segment withEnqueuedAt(Instant at) {
    return new Segment(
        queueId, number, at, priority, attempts, source, limit, calls, boostSeconds, starvedAt);
  }

  /** The same, whose customer is called back: it has no limit. */
  public Segment withCalls(Calls known) {
    return new Segment(
        queueId,
        number,
        enqueuedAt,
        priority,
        attempts,
        source,
        null,
        known,
        boostSeconds,
        starvedAt);
  }

  /** The same, which comes before all priorities from a time on. */
  public Segment withStarvedAt(Instant at) {
    return new Segment(
        queueId, number, enqueuedAt, priority, attempts, source, limit, calls, boostSeconds, at);
  }

  /** By how many seconds its arrival is shifted in the order; 0: not. */
  public int boost() {
    return boostSeconds == null ? 0 : boostSeconds;
  }

  /** The same after one more call to the customer. */
  public Segment afterCall(boolean answered) {
    return withCalls((calls == null ? Calls.NONE : calls).afterCall(answered));
  }

  /** The same at another priority. */
  public Segment withPriority(int changed) {
    return new Segment(
        queueId,
        number,
        enqueuedAt,
        changed,
        attempts,
        source,
        limit,
        calls,
        boostSeconds,
        starvedAt);
  }

  /** Of a consult: it waits for an answer, not longer than the event says. */
  public static Segment consulting(ConsultStarted event) {
    return new Segment(
        event.queueId(),
        1,
        event.startedAt(),
        event.priority(),
        0,
        SegmentSource.CONSULT,
        new Limit(event.expiresAt(), MaximumWait.Then.EXPIRE),
        null,
        null,
        null);
  }

  /** Of a contact that has not been in line yet. */
  public static Segment before(QueueId queueId, Instant at, int priority, @Nullable Calls calls) {
    return new Segment(queueId, 0, at, priority, 0, null, null, calls, null, null);
  }
}
