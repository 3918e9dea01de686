package org.strowger.contracts.plan;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;

/**
 * How a contact ended, chosen by the agent.
 *
 * @param code stable key, {@code a-z0-9-}
 * @param name shown on screens
 * @param fallback taken when wrap-up ends and the agent has chosen none; of one at most. null: not
 */
public record Disposition(
    @Bounds(form = Bounds.CODE) String code,
    @Bounds(min = 1) String name,
    @Nullable Boolean fallback) {

  /** One that only agents choose. */
  public Disposition(String code, String name) {
    this(code, name, null);
  }
}
