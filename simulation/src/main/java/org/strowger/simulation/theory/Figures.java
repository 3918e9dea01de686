package org.strowger.simulation.theory;

/**
 * What theory and we say of a centre.
 *
 * @param delayed share of all arrivals that have to wait
 * @param meanWait mean wait of those let in, in seconds when a mean service takes 10 minutes
 * @param blocked share of all arrivals that are not let in
 * @param abandoned share of all arrivals that leave before they are served
 */
record Figures(double delayed, double meanWait, double blocked, double abandoned) {}
