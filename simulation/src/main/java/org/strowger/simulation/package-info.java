/** The engine alone, without broker, database or clock: what it decides and what always holds. */
@NullMarked
package org.strowger.simulation;

import org.jspecify.annotations.NullMarked;
