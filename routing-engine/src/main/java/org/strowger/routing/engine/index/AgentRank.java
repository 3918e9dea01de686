package org.strowger.routing.engine.index;

/**
 * The rank of an agent within her class: all that the orders and counts of the class depend on.
 *
 * @param stage how far she comes through the rules that no contact has a say in
 * @param phoneReachable whether she has a phone that can be rung
 * @param signedIn whether a contact can count on her sooner or later today
 * @param room channels she has room for, as bits
 * @param answering channels she has room for, of which she has offers to answer first, as bits
 * @param blocked channels that an interrupt rule keeps from her beside what she has, as bits
 * @param loadPercent the share of her units that is taken
 * @param turn since when she is available, in nanoseconds
 */
record AgentRank(
    EligibilityStage stage,
    boolean phoneReachable,
    boolean signedIn,
    int room,
    int answering,
    int blocked,
    int loadPercent,
    long turn) {

  static final AgentRank GONE =
      new AgentRank(EligibilityStage.INACTIVE, false, false, 0, 0, 0, 0, 0);
}
