/** Programs that load a running exchange from outside and count what it did. */
@NullMarked
package org.strowger.bench;

import org.jspecify.annotations.NullMarked;
