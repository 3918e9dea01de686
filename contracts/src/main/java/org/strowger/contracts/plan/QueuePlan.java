package org.strowger.contracts.plan;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;

/**
 * An ordered waiting line.
 *
 * @param id stable key
 * @param name shown on screens
 * @param delivery PUSH: contacts are offered; PULL: agents take them
 * @param target the service level aimed at
 * @param shortAbandonSeconds an abandon that waited strictly less is a short one; at least 0
 * @param timeZone midnight of "today" on boards
 * @param requiredSkills what every agent must have for any contact of this queue
 * @param languageLevel level 1–5 required in the contact's language; 0 asks for no language
 * @param offerTimeoutSeconds how long an offer stands, 5–3600
 * @param declineBackoffSeconds how long a declined contact is kept from the agent, 10–86400
 * @param wrapUp the work after the contact
 * @param ranking which of the eligible agents comes first
 * @param maximumWait how long a contact waits here at most and what comes then; null: a call waits
 *     {@link MaximumWait#OF_CALLS}, all else without end
 * @param callback how a customer is called back; null means {@link Callback#USUAL}
 * @param matching how its contacts find their agents; null means {@link Matching#USUAL}
 * @param intake whom it lets in; null: everybody, always
 * @param autoAccept channels whose offers need no answer, never calls; null: none
 */
public record QueuePlan(
    QueueId id,
    @Bounds(min = 1) String name,
    Delivery delivery,
    ServiceTarget target,
    @Bounds(min = 0, max = 86_400) int shortAbandonSeconds,
    ZoneId timeZone,
    List<SkillLevel> requiredSkills,
    @Bounds(min = 0, max = 5) int languageLevel,
    @Bounds(min = 5, max = 3_600) int offerTimeoutSeconds,
    @Bounds(min = 10, max = 86_400) int declineBackoffSeconds,
    WrapUp wrapUp,
    Ranking ranking,
    @Nullable MaximumWait maximumWait,
    @Nullable Callback callback,
    @Nullable Matching matching,
    @Nullable Intake intake,
    @Nullable List<ChannelType> autoAccept) {

  public QueuePlan {
    requiredSkills = Copies.of(requiredSkills);
    autoAccept = autoAccept == null ? null : List.copyOf(autoAccept);
  }

  /** A queue with the usual matching, maximum wait and callbacks that lets everybody in. */
  public QueuePlan(
      QueueId id,
      String name,
      Delivery delivery,
      ServiceTarget target,
      int shortAbandonSeconds,
      ZoneId timeZone,
      List<SkillLevel> requiredSkills,
      int languageLevel,
      int offerTimeoutSeconds,
      int declineBackoffSeconds,
      WrapUp wrapUp,
      Ranking ranking) {
    this(
        id,
        name,
        delivery,
        target,
        shortAbandonSeconds,
        timeZone,
        requiredSkills,
        languageLevel,
        offerTimeoutSeconds,
        declineBackoffSeconds,
        wrapUp,
        ranking,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * How a queue's contacts find their agents.
   *
   * @param steps what is asked of agents after some waiting, at most 6; each loosens the one before
   * @param skipWhenUnstaffed a requirement that nobody who is signed in meets is passed over at
   *     once; else its contacts wait until the next step opens
   * @param starvationSeconds a contact older than this comes before all priorities; null: ten times
   *     the target
   * @param preferredSeconds how long a contact waits for the agent it prefers, 1–86400; null: not
   */
  public record Matching(
      @Bounds(max = 6) List<Step> steps,
      boolean skipWhenUnstaffed,
      @Bounds(min = 1, max = 31_536_000) @Nullable Integer starvationSeconds,
      @Bounds(min = 1, max = 86_400) @Nullable Integer preferredSeconds) {

    /** One requirement for as long as it takes. */
    public static final Matching USUAL = new Matching(List.of(), false, null, null);

    public Matching {
      steps = Copies.of(steps);
    }
  }

  /**
   * A loosened requirement.
   *
   * @param afterSeconds when it opens, counted from joining the queue; more than that of the step
   *     before
   * @param levels skill → level that suffices from now on; 0 asks for the skill no more. Never
   *     raises a level
   * @param languageLevel the level of the language that suffices from now on; 0 asks for no
   *     language; null leaves it
   * @param otherLanguages languages that do as well, at the same level
   * @param lists agents on one of these lists need neither skill nor language
   * @param anyone no agent needs skill or language
   */
  public record Step(
      @Bounds(min = 1, max = 2_592_000) int afterSeconds,
      Map<String, @Bounds(min = 0, max = 5) Integer> levels,
      @Bounds(min = 0, max = 5) @Nullable Integer languageLevel,
      List<String> otherLanguages,
      List<String> lists,
      boolean anyone) {

    public Step {
      levels = Copies.of(levels);
      otherLanguages = Copies.of(otherLanguages);
      lists = Copies.of(lists);
    }
  }

  /**
   * The end of waiting. A standing offer is not disturbed.
   *
   * @param seconds since the contact joined the queue, 10–86400
   */
  public record MaximumWait(@Bounds(min = 10, max = 86_400) int seconds, Then then) {

    /** A call has no music and no announcement to wait with. */
    public static final MaximumWait OF_CALLS = new MaximumWait(90, Then.CALLBACK);

    /** What comes after the maximum wait. */
    public enum Then {
      /** The contact goes on waiting at its place without its customer, who is called back. */
      CALLBACK,
      /** The contact ends as expired. */
      EXPIRE,
      @JsonEnumDefaultValue
      UNKNOWN
    }
  }

  /**
   * How often and in which distance a customer is called back.
   *
   * @param attempts 1–10
   * @param gapSeconds between a failed attempt and the next, 60–86400
   */
  public record Callback(
      @Bounds(min = 1, max = 10) int attempts, @Bounds(min = 60, max = 86_400) int gapSeconds) {

    /** Three attempts, a quarter of an hour between them. */
    public static final Callback USUAL = new Callback(3, 900);
  }

  /** How a queue's contacts reach an agent. */
  public enum Delivery {
    PUSH,
    PULL,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** Whether an offer of the channel needs no answer; a call always rings. */
  public boolean autoAccepts(ChannelType channel) {
    return channel != ChannelType.VOICE && autoAccept != null && autoAccept.contains(channel);
  }

  /** The order among eligible agents; equals are taken by longest available, then by id. */
  public enum Ranking {
    /** Since the last assignment ended or sign-in, whichever is later. */
    LONGEST_AVAILABLE,
    /** The highest sum of her levels in the skills and the language that are required. */
    BEST_SKILLED,
    /** The lowest share of her units held. */
    LEAST_LOADED,
    /** The priority of this queue in her profile. */
    QUEUE_RANK,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * The share of contacts to be answered in time.
   *
   * @param percent 1–100
   * @param withinSeconds at least 1
   */
  public record ServiceTarget(
      @Bounds(min = 1, max = 100) int percent,
      @Bounds(min = 1, max = 2_592_000) int withinSeconds) {}

  /**
   * After-contact work; it holds the contact's capacity.
   *
   * @param mode who ends it
   * @param seconds when the clock ends it, for OPTIONAL and TIMED; 0 otherwise
   */
  public record WrapUp(Mode mode, @Bounds(min = 0, max = 86_400) int seconds) {

    /** Who ends wrap-up. */
    public enum Mode {
      /** There is none. */
      NONE,
      /** The agent or the clock, whichever is first. */
      OPTIONAL,
      /** The clock only. */
      TIMED,
      /** The agent only. */
      UNTIL_DONE,
      @JsonEnumDefaultValue
      UNKNOWN
    }
  }
}
