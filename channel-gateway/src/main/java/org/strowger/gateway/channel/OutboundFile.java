package org.strowger.gateway.channel;

import org.strowger.gateway.attachment.StoredFile;

/**
 * A file that goes with an answer.
 *
 * @param id of the attachment
 * @param name safe to save under
 */
public record OutboundFile(String id, String name, StoredFile content) {}
