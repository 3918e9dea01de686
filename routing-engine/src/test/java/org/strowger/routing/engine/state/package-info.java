/** The router's entities, piece by piece. */
@NullMarked
package org.strowger.routing.engine.state;

import org.jspecify.annotations.NullMarked;
