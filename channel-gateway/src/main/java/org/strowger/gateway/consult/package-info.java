/** The private line between two agents about a contact. */
@NullMarked
package org.strowger.gateway.consult;

import org.jspecify.annotations.NullMarked;
