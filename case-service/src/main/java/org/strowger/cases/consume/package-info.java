/** Consumes the router's events: they open, link and reopen cases. */
@NullMarked
package org.strowger.cases.consume;

import org.jspecify.annotations.NullMarked;
