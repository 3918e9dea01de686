package org.strowger.gateway.canned;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;

/**
 * A canned reply as somebody left it.
 *
 * @param by who
 */
public record CannedReplyChangeView(
    long version,
    CannedReplyChange.Kind kind,
    String code,
    String language,
    String title,
    String text,
    AgentId by,
    Instant at) {}
