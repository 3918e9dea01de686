/** Who is at the other end of a contact, and how sure that is. */
@NullMarked
package org.strowger.gateway.verification;

import org.jspecify.annotations.NullMarked;
