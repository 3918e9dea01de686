package org.strowger.routing.engine;

import org.jspecify.annotations.Nullable;
import org.strowger.routing.engine.state.Entity;

/**
 * An entity that is to be stored or deleted.
 *
 * @param key {@link Entity#key()}
 * @param entity its new content; null when it is gone
 */
public record Change(String key, @Nullable Entity entity) {}
