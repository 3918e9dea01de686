package org.strowger.cases.api;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CaseFact.WaitingFor;

/**
 * Says who has to act next.
 *
 * @param waitingFor null: we have
 * @param version of the case the agent saw
 */
record Wait(@Nullable WaitingFor waitingFor, long version) {}
