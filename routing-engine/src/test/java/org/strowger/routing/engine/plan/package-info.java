/** Tests of what is valid. */
@NullMarked
package org.strowger.routing.engine.plan;

import org.jspecify.annotations.NullMarked;
