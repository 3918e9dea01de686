/** What the gateway hears from the topics and says on them; listeners are found by their type. */
@NullMarked
package org.strowger.gateway.topics;

import org.jspecify.annotations.NullMarked;
