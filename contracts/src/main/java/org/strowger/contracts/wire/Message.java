package org.strowger.contracts.wire;

/**
 * A message as a program sees it.
 *
 * @param key the record's key: see {@link Topic}
 */
public record Message<T>(String key, Meta meta, T body) {}
