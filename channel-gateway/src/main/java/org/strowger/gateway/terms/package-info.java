/** What messages are found by. */
@NullMarked
package org.strowger.gateway.terms;

import org.jspecify.annotations.NullMarked;
