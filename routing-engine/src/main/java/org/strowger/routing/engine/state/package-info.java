/**
 * What the router knows: immutable entities, the indexes derived from them, and the appliers, which
 * are the only code that changes either.
 */
@NullMarked
package org.strowger.routing.engine.state;

import org.jspecify.annotations.NullMarked;
