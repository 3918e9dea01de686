package org.strowger.cases.api;

import org.jspecify.annotations.Nullable;

/**
 * Settles the case.
 *
 * @param resolution one of the configured codes
 * @param version of the case the agent saw
 */
record Resolve(@Nullable String resolution, long version) {}
