package org.strowger.cases.api;

/**
 * Opens the case again.
 *
 * @param version of the case the agent saw
 */
record Reopen(long version) {}
