package org.strowger.simulation.theory;

import org.jspecify.annotations.Nullable;

/**
 * A call centre that theory can say something of: Poisson arrivals of equally frequent types,
 * exponential service.
 *
 * @param types of contacts, one queue each
 * @param skills how many of the types each agent can serve, in an order of her own
 * @param servers agents
 * @param load mean number of agents that the arrivals keep busy, in Erlang
 * @param places how many may wait, in all queues together; null: any number
 * @param patience mean patience in mean service times; null: nobody leaves
 */
record Setting(
    String name,
    int types,
    int skills,
    int servers,
    double load,
    @Nullable Integer places,
    @Nullable Double patience) {

  static final Setting ERLANG_C = new Setting("Erlang C", 1, 1, 90, 84, null, null);
  static final Setting ERLANG_A = new Setting("Erlang A", 1, 1, 84, 84, null, 0.5);

  /**
   * Six types, 90 agents, 30 places. After Wallace and Whitt, "A Staffing Algorithm for Call
   * Centers with Skill-Based Routing", Manufacturing and Service Operations Management 7(4), 2005,
   * section 3; there 120 may be in the centre, here 30 may wait, which is the same for six skills.
   */
  static Setting skillBased(int skills) {
    return new Setting(
        skills + (skills == 1 ? " skill" : " skills") + " of 6", 6, skills, 90, 84, 30, null);
  }

  /** Every agent can serve every type: theory knows it exactly. */
  boolean exact() {
    return skills == types;
  }
}
