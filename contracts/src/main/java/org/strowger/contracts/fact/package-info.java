/** Facts that other services than the router publish. */
@NullMarked
package org.strowger.contracts.fact;

import org.jspecify.annotations.NullMarked;
