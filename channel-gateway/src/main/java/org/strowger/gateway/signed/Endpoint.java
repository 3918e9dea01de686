package org.strowger.gateway.signed;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.EntryPoint;

/**
 * A sender of signed posts, and where its answers go.
 *
 * @param shop whose accounts its posts may name; null for none
 * @param callback null when nobody takes answers
 * @param contactPatience how long the answer to a post waits for the router to decide its contact
 */
public record Endpoint(
    EntryPoint entryPoint,
    StandardWebhooks signatures,
    @Nullable String shop,
    @Nullable URI callback,
    Duration contactPatience) {}
