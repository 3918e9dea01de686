package org.strowger.routing.engine.state;

/**
 * The rank of an agent within her class, all that its orders and counts depend on.
 *
 * @param rings has a phone that can be rung
 * @param room channels she has room for, as bits
 * @param interrupted channels that a contact she holds does not let through, as bits
 * @param load percent of her units held
 * @param turn since when she is available, in nanoseconds
 */
record AgentRank(
    EligibilityStage stage,
    boolean rings,
    boolean signedIn,
    int room,
    int interrupted,
    int load,
    long turn) {

  static final AgentRank GONE = new AgentRank(EligibilityStage.INACTIVE, false, false, 0, 0, 0, 0);
}
