/** How much room is left where this process and its neighbours on this machine write. */
@NullMarked
package org.strowger.servicekit.disk;

import org.jspecify.annotations.NullMarked;
