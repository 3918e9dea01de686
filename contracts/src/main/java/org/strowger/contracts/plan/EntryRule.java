package org.strowger.contracts.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;

/**
 * Where an arriving contact goes; the first rule that matches decides, once, at arrival. An empty
 * condition matches everything; the last rule of a plan has no condition.
 *
 * @param name stable key, named in explanations
 * @param channels any of these
 * @param entryPoints any of these: what was written to or dialled
 * @param languages any of these BCP 47 ranges; {@code de} also matches {@code de-AT}
 * @param attributes each of these, by equality
 * @param queueId where the contact waits
 * @param requiredSkills required beyond what the queue requires; the higher level counts
 * @param priority of the contact, 1 (first) to 9
 * @param boostSeconds the contact is ranked as if it had come so much earlier, 0–86400; null: not
 * @param tiers any of these customer tiers; a customer without tier has none of them; null: all
 * @param during a calendar of the plan: the contact arrives while it is open; null: at any time
 * @param outside a calendar of the plan: the contact arrives while it is closed; null: at any time
 * @param sets attributes the contact has from then on, instead of its own of the same name; null:
 *     none
 */
public record EntryRule(
    @Bounds(min = 1) String name,
    List<ChannelType> channels,
    List<String> entryPoints,
    List<String> languages,
    Map<String, String> attributes,
    QueueId queueId,
    List<SkillLevel> requiredSkills,
    @Bounds(min = 1, max = 9) int priority,
    @Bounds(min = 0, max = 86_400) @Nullable Integer boostSeconds,
    @Nullable List<@Bounds(form = Bounds.CODE) String> tiers,
    @Nullable String during,
    @Nullable String outside,
    @Nullable Map<String, String> sets) {

  public EntryRule {
    channels = Copies.of(channels);
    entryPoints = Copies.of(entryPoints);
    languages = Copies.of(languages);
    attributes = Copies.of(attributes);
    requiredSkills = Copies.of(requiredSkills);
    tiers = tiers == null || tiers.isEmpty() ? null : List.copyOf(tiers);
    sets = sets == null || sets.isEmpty() ? null : Copies.of(sets);
  }

  /** A rule for all tiers at all times that leaves what a contact carries and its age. */
  public EntryRule(
      String name,
      List<ChannelType> channels,
      List<String> entryPoints,
      List<String> languages,
      Map<String, String> attributes,
      QueueId queueId,
      List<SkillLevel> requiredSkills,
      int priority) {
    this(
        name,
        channels,
        entryPoints,
        languages,
        attributes,
        queueId,
        requiredSkills,
        priority,
        null,
        null,
        null,
        null,
        null);
  }

  /** Whether every contact matches. */
  public boolean unconditional() {
    return channels.isEmpty()
        && entryPoints.isEmpty()
        && languages.isEmpty()
        && attributes.isEmpty()
        && tiers == null
        && during == null
        && outside == null;
  }
}
