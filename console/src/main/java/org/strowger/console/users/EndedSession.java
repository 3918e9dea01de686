package org.strowger.console.users;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A session that was ended before it ran out.
 *
 * @param runsOutAt when its token is refused anyway, and need not be remembered
 */
@Embeddable
record EndedSession(
    @Column(name = "session_id") String sessionId,
    @Column(name = "runs_out_at") Instant runsOutAt) {}
