package org.strowger.gateway.phone;

import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.EntryPoint;

/**
 * A number customers dial.
 *
 * @param number the user part of the address
 * @param language spoken on it; null when any
 */
public record DialledNumber(EntryPoint entryPoint, String number, @Nullable String language) {}
