/** Customers as agents see and change them. */
@NullMarked
package org.strowger.gateway.customer.desk;

import org.jspecify.annotations.NullMarked;
