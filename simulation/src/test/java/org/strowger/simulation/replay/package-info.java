@NullMarked
package org.strowger.simulation.replay;

import org.jspecify.annotations.NullMarked;
