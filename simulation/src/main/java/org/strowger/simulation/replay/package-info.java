/** Runs the engine over a recorded log: the same again, or what another plan had made of it. */
@NullMarked
package org.strowger.simulation.replay;

import org.jspecify.annotations.NullMarked;
