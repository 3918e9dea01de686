/** What calls and chats need to live over several replicas: leases, tails, places in line. */
@NullMarked
package org.strowger.gateway.live;

import org.jspecify.annotations.NullMarked;
