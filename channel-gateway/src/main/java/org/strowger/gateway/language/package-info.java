/** Which language a message is in, and how that is known. */
@NullMarked
package org.strowger.gateway.language;

import org.jspecify.annotations.NullMarked;
