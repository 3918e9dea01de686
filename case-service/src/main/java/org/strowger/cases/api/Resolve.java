package org.strowger.cases.api;

/**
 * Settles the case.
 *
 * @param resolution one of the configured codes
 * @param version of the case the agent saw
 */
record Resolve(String resolution, long version) {}
