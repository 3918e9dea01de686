package org.strowger.gateway.email;

import java.time.Instant;

/**
 * A mail that no contact was made of.
 *
 * @param entryPoint it was sent to
 * @param cause {@code own_message}: it is one that we sent; {@code report_of_unknown_mail}: a mail
 *     system reports about a mail that is none of ours
 * @param from who says to have written it
 * @param size of all of it, in bytes
 */
public record ParkedMail(
    String id,
    String entryPoint,
    String cause,
    String from,
    String subject,
    int size,
    Instant parkedAt) {}
