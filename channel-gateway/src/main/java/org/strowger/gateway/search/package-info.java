/** Finding messages and customers; nothing is found that its reader may not read. */
@NullMarked
package org.strowger.gateway.search;

import org.jspecify.annotations.NullMarked;
