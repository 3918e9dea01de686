/** The routing plan and the roster: what is valid, and quick access to what is in force. */
@NullMarked
package org.strowger.routing.engine.plan;

import org.jspecify.annotations.NullMarked;
