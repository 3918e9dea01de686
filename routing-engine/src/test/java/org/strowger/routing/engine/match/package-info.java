@NullMarked
package org.strowger.routing.engine.match;

import org.jspecify.annotations.NullMarked;
