/** The router's indexes, each against a naive model. */
@NullMarked
package org.strowger.routing.engine.index;

import org.jspecify.annotations.NullMarked;
