package org.strowger.gateway.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A file beside a text.
 *
 * @param name safe to show and to save under
 * @param type as the sender says
 * @param contentId by which the HTML names it; null when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record Attachment(String name, String type, @Nullable String contentId, byte[] content) {}
