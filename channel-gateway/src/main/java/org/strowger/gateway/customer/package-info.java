/** Customers and the identities they are known by. */
@NullMarked
package org.strowger.gateway.customer;

import org.jspecify.annotations.NullMarked;
