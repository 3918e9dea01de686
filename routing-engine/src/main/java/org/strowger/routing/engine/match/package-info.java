/** Who gets what: eligibility, order, and the reasons for both. */
@NullMarked
package org.strowger.routing.engine.match;

import org.jspecify.annotations.NullMarked;
