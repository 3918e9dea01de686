package org.strowger.gateway.signed;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.EntryPoint;

/**
 * A sender of signed posts, and where its answers go.
 *
 * @param callback null when nobody takes answers
 */
public record Endpoint(
    EntryPoint entryPoint, StandardWebhooks signatures, @Nullable URI callback) {}
