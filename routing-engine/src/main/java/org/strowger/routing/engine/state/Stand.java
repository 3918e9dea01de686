package org.strowger.routing.engine.state;

/**
 * How an agent stands in her class, all that its orders and counts depend on.
 *
 * @param rings has a phone that can be rung
 * @param room channels she has room for, as bits
 * @param interrupted channels that a contact she holds does not let through, as bits
 * @param load percent of her units held
 * @param turn since when she is available, in nanoseconds
 */
record Stand(
    Standing standing,
    boolean rings,
    boolean signedIn,
    int room,
    int interrupted,
    int load,
    long turn) {

  static final Stand GONE = new Stand(Standing.INACTIVE, false, false, 0, 0, 0, 0);
}
