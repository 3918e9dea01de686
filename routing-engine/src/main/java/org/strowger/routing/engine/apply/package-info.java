/** The only code that changes the state: one applier per family of events. */
@NullMarked
package org.strowger.routing.engine.apply;

import org.jspecify.annotations.NullMarked;
