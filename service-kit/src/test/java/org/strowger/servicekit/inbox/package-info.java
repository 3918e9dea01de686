@NullMarked
package org.strowger.servicekit.inbox;

import org.jspecify.annotations.NullMarked;
