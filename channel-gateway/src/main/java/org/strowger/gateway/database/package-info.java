/** The gateway's own schema, and the outbox that leaves from it. */
@NullMarked
package org.strowger.gateway.database;

import org.jspecify.annotations.NullMarked;
