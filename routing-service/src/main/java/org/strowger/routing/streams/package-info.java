/** The engine on Kafka Streams: commands in, events out, state in a store with a changelog. */
@NullMarked
package org.strowger.routing.streams;

import org.jspecify.annotations.NullMarked;
