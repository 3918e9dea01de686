/** Tests of the engine: rules one by one, and a simulation of all of them together. */
@NullMarked
package org.strowger.routing.engine;

import org.jspecify.annotations.NullMarked;
