/** The channel gateway: what customers write becomes contacts, what agents answer goes out. */
@NullMarked
package org.strowger.gateway;

import org.jspecify.annotations.NullMarked;
