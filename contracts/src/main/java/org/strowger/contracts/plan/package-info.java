/** The routing plan and the roster: data that says how an operation routes. */
@NullMarked
package org.strowger.contracts.plan;

import org.jspecify.annotations.NullMarked;
