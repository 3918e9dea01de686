/** Contacts that the router failed on, again and again: people must look at them. */
@NullMarked
package org.strowger.gateway.stuck;

import org.jspecify.annotations.NullMarked;
