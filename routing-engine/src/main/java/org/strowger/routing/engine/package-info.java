/** The pure core of the router: commands and their time in, events out. */
@NullMarked
package org.strowger.routing.engine;

import org.jspecify.annotations.NullMarked;
