package org.strowger.gateway.canned;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.id.AgentId;

/**
 * A canned reply.
 *
 * @param code what an agent types after the slash; with the language it is there once
 * @param placeholders what the text leaves open
 * @param version to be named by whoever changes or removes it
 */
public record CannedReplyView(
    String id,
    String code,
    String language,
    String title,
    String text,
    List<Placeholder> placeholders,
    AgentId changedBy,
    Instant changedAt,
    long version) {

  static CannedReplyView of(CannedReply reply) {
    return new CannedReplyView(
        reply.id(),
        reply.code(),
        reply.language(),
        reply.title(),
        reply.text(),
        Placeholder.in(reply.text()),
        reply.changedBy(),
        reply.changedAt(),
        reply.version());
  }
}
