package org.strowger.routing.engine.state;

/**
 * How far a contact has come by waiting.
 *
 * @param step the requirement step that has opened, 0 for the queue's own requirements
 * @param tier how many of the delays that profiles give the queue are over
 * @param preferred whether it still waits for the agent it prefers
 */
public record WaitStage(int step, int tier, boolean preferred) {

  private static final int STEPS = 8;
  private static final int TIERS = 8;
  private static final WaitStage[] KNOWN = known();

  /** Of a contact that has not waited yet. */
  public static final WaitStage FIRST = of(0, 0, false);

  /** The same stage is one object: a million contacts have few. */
  public static WaitStage of(int step, int tier, boolean preferred) {
    return step < STEPS && tier < TIERS
        ? KNOWN[(step * TIERS + tier) * 2 + (preferred ? 1 : 0)]
        : new WaitStage(step, tier, preferred);
  }

  private static WaitStage[] known() {
    var all = new WaitStage[STEPS * TIERS * 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = new WaitStage(i / 2 / TIERS, i / 2 % TIERS, i % 2 == 1);
    }
    return all;
  }
}
