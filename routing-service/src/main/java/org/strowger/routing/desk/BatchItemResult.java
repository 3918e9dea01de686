package org.strowger.routing.desk;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;

/**
 * What became of one of many commands.
 *
 * @param taken null while the router has not answered; the feed will tell
 * @param code why it was refused; null when it was not
 * @param message "Expected … but …"; null when it was not refused
 */
public record BatchItemResult(
    ContactId contactId,
    @Nullable Boolean taken,
    @Nullable String code,
    @Nullable String message) {}
