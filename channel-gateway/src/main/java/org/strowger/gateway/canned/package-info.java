/** Canned replies: texts that supervisors keep ready and agents put into their answers. */
@NullMarked
package org.strowger.gateway.canned;

import org.jspecify.annotations.NullMarked;
