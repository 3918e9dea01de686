/** The routing plan and the roster: what is valid, what is in force, and what it asks of agents. */
@NullMarked
package org.strowger.routing.engine.plan;

import org.jspecify.annotations.NullMarked;
