/** One decider per family of commands: they read the state and say what happens. */
@NullMarked
package org.strowger.routing.engine.decide;

import org.jspecify.annotations.NullMarked;
