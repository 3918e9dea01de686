/** Contacts as the router tells of them: whose conversation each is of, and who may read it. */
@NullMarked
package org.strowger.gateway.contact;

import org.jspecify.annotations.NullMarked;
